#!/usr/bin/python3
"""Opens an exported workbook and CSV, and checks that they say what result.h5 says.

    /usr/bin/python3 tests/interop/open_export.py RESULT.h5 WORKBOOK.xlsx CSV_FOLDER

Prints each check; ends with 1 and the reason at the first that fails.
"""

import csv
import math
import pathlib
import sys

import numpy as np
import openpyxl
import pandas as pd
import xarray as xr

from checks import Failed, passed, require

SHEETS = {
    "en": ["Summary", "Indicators", "Plan 1", "Plan 2", "Plan 3", "By month", "Staff hours",
           "Parameters", "Changes", "Sources", "Dictionary"],
    "ja": ["概要", "指標", "計画表 1", "計画表 2", "計画表 3", "月別", "職員時間", "パラメータ",
           "変更", "出典", "用語"],
}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def same(a, b):
    """Excel keeps 15 digits, CSV ten."""
    if a is None or (isinstance(a, float) and math.isnan(a)):
        return b is None or not math.isfinite(b)
    return math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-12)


def fiscal_years(data):
    months = pd.DatetimeIndex(data["time"].values)
    return np.where(months.month >= 4, months.year, months.year - 1)


def measure_sum(data, names, where):
    total = sum(data[name] for name in names.split())
    return total.sum("municipality") if where == "all" else total.sel(municipality=where)


def plan_value(data, row, scenario, place, year):
    """The row of the plan in each replication, worked out anew."""
    at = data.sel(plan_row=row)
    scale = float(at["plan_row_scale"])
    months = fiscal_years(data) == year
    over = str(at["plan_row_over"].values)
    names = str(at["plan_row_measures"].values)
    if str(at["plan_row_counted_by"].values) == "group":
        levels = str(at["plan_row_levels"].values).split()
        inside = np.isin(data[str(at["plan_row_factor"].values)].values, levels)
        above = sum(data[f"{name}_by_group"] for name in names.split())
        above = above.isel(group=np.flatnonzero(inside)).sum("group")
    else:
        above = measure_sum(data, names, place)
    above = above.sel(scenario=scenario).isel(time=np.flatnonzero(months))
    if over == "last":
        march = pd.DatetimeIndex(above["time"].values).month == 3
        return scale * above.values[:, march][:, 0] if march.any() else None
    if over == "mean":
        return scale * above.mean("time").values
    if over == "sum":
        return scale * above.sum("time").values
    below = measure_sum(data, str(at["plan_row_denominators"].values), place)
    below = below.sel(scenario=scenario).isel(time=np.flatnonzero(months)).sum("time").values
    defined = below > 0
    return scale * above.sum("time").values[defined] / below[defined]


def check_sheets(book, language):
    names = book.sheetnames
    require(len(names) == len(SHEETS[language]), f"the sheets are {names}")
    for name, expected in zip(names, SHEETS[language]):
        require(name.startswith(expected), f"sheet {name} is not {expected}")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                require(cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula")
        require(sheet.page_setup.orientation == "landscape", f"{sheet.title} is upright")
        require(sheet.page_setup.paperSize == 9, f"{sheet.title} is not A4")
        require(sheet.sheet_properties.pageSetUpPr.fitToPage, f"{sheet.title} is not fitted")
        require(sheet.freeze_panes or sheet.title == names[0], f"{sheet.title} has no fixed headings")
    texts = {cell.value for row in book[names[0]].iter_rows() for cell in row}
    require("=1+1" in texts, "the title =1+1 is not in the summary as it is")
    passed(f"{len(names)} sheets, on A4 with fixed headings; no cell is a formula")


def check_indicators(data, book, language):
    sheet = book[book.sheetnames[1]]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    ids = list(data["indicator"].values)
    scenarios = list(data["scenario"].values)
    require(len(rows) == len(ids) * len(scenarios), f"{len(rows)} rows of indicators")
    for i, row in enumerate(rows):
        scenario, indicator = scenarios[i // len(ids)], ids[i % len(ids)]
        variable = data[f"indicator_{indicator}"]
        values = variable.sel(scenario=scenario).values
        values = values[~np.isnan(values)]
        name = variable.attrs["long_name_ja" if language == "ja" else "long_name"]
        require(row[0] == scenario and row[1] == name, f"row {i} is {row[:3]}")
        require(same(row[3], values.mean() if values.size else math.nan), f"mean in {row}")
        for column, which in ((6, "mean"), (7, "low"), (8, "high")):
            stored = float(data[f"difference_{which}"].sel(scenario=scenario, indicator=indicator))
            require(same(row[column], stored), f"difference_{which} in {row}, not {stored}")
    passed(f"{len(rows)} rows of indicators are those of the file")


def check_plan(data, book, folder, language):
    suffix = "_ja" if language == "ja" else ""
    names = {str(n): str(i) for i, n in zip(data["plan_row"].values,
                                            data[f"plan_row_name{suffix}"].values)}
    require(len(names) == data.sizes["plan_row"], "two rows of the plan have one name")
    years = sorted(set(fiscal_years(data)))
    parts = {str(n): str(i) for i, n, k in zip(data["municipality"].values,
                                               data[f"municipality_name{suffix}"].values,
                                               data["municipality_kind"].values) if k == "municipality"}
    parts["全域" if language == "ja" else "Whole area"] = "all"
    compared = 0
    for s, scenario in enumerate(data["scenario"].values):
        place = None
        seen = set()
        for row in book[book.sheetnames[2 + s]].iter_rows(min_row=5, values_only=True):
            if row[0] in parts and not row[1]:
                place = parts[row[0]]
            if row[0] not in names:
                continue
            seen.add((place, names[row[0]]))
            for y, year in enumerate(years):
                mean, half = row[2 + 2 * y], row[3 + 2 * y]
                values = plan_value(data, names[row[0]], scenario, place, year)
                if values is None or values.size == 0:
                    require(mean is None, f"{row[0]} in {place}, {year}: {mean}, not empty")
                    continue
                require(same(mean, values.mean()), f"{row[0]} in {place}, {year}: {mean}, not {values}")
                require((half is None) == (values.size < 2), f"{row[0]} in {place}, {year}: ± {half}")
                compared += 1
        require({p for p, _ in seen} == set(parts.values()), f"{scenario}: places {seen}")
        require(len([r for p, r in seen if p == "all"]) == len(names), "the whole lacks a row")
    require(compared > 1000, f"only {compared} figures of the plan")
    table = pd.read_csv(folder / "plan.csv")
    require(sorted(table["fiscal_year"].unique()) == years, "plan.csv has other years")
    require(set(table.loc[table["fiscal_year"] == years[0], "months"]) == {3}, "a part of a year")
    for _, row in table.sample(300, random_state=1).iterrows():
        values = plan_value(data, row["row"], row["scenario"].lstrip("'"), row["place"],
                            row["fiscal_year"])
        expected = math.nan if values is None or values.size == 0 else values.mean()
        require(same(row["mean"], expected), f"plan.csv: {dict(row)}, not {expected}")
    passed(f"{compared} figures of the plan are what the counts add up to")


def check_series(data, book, folder, language):
    sheet = book[book.sheetnames[5]]
    head = [cell.value for cell in sheet[1]]
    suffix = "_ja" if language == "ja" else ""
    by_name = {str(n): str(i) for i, n in zip(data["plan_row"].values,
                                              data[f"plan_row_name{suffix}"].values)}
    rows = [by_name[h.rsplit(" (", 1)[0]] for h in head[3:]]
    main = [str(r) for r, m in zip(data["plan_row"].values, data["plan_row_main"].values) if m]
    require(rows == main, f"by month there are {rows}")
    table = pd.read_csv(folder / "time_series.csv", parse_dates=["month"])
    require(len(table["place"].unique()) == 8, "not seven municipalities and the whole")
    for _, row in table.sample(200, random_state=1).iterrows():
        at = data.sel(plan_row=row["row"])
        if str(at["plan_row_counted_by"].values) == "group":
            continue
        counts = measure_sum(data, str(at["plan_row_measures"].values), row["place"])
        value = float(at["plan_row_scale"]) * float(
            counts.sel(scenario=row["scenario"].lstrip("'"), time=row["month"]).mean("replication"))
        require(same(row["mean"], value), f"time_series.csv: {dict(row)}, not {value}")
    table = table.set_index(["scenario", "place_name", "month", "row"])["mean"]
    cells = list(sheet.iter_rows(min_row=2, values_only=True))
    for cell_row in cells[:: len(cells) // 50]:
        scenario = "'" + cell_row[0] if cell_row[0].startswith("=") else cell_row[0]
        for name, value in zip(rows, cell_row[3:]):
            key = (scenario, cell_row[1], pd.Timestamp(cell_row[2] + "-01"), name)
            require(same(value, table[key]) if key in table.index else value is None,
                    f"{key} is {value} in the workbook")
    passed(f"{len(cells)} months in the workbook, {len(table)} in time_series.csv")


def check_parameters(data, book, folder, language):
    table = pd.read_csv(folder / "parameters.csv", keep_default_na=False, dtype=str)
    count = int((data["parameter_ground"].values > 0).sum())
    require(len(table) == count, f"{len(table)} parameters, not {count}")
    for _, row in table.sample(200, random_state=1).iterrows():
        at = data.sel(scenario=row["scenario"].lstrip("'"), parameter=row["key"])
        require(row["value"].lstrip("'") == str(at["parameter_value"].values).lstrip("'"),
                f"{row['key']} is {row['value']}")
        require(row["source"] == str(at["parameter_source"].values), f"source of {row['key']}")
        number = float(at["parameter_number"])
        require(row["number"] == "" if math.isnan(number) else same(float(row["number"]), number),
                f"number of {row['key']}")
        require((row["assumed"] == "1") == (int(at["parameter_ground"]) >= 3), f"{row['key']} assumed")
    keys = {row[1] for row in book[book.sheetnames[7]].iter_rows(min_row=2, values_only=True)}
    require(keys == set(data["parameter"].values), "the workbook has other parameters")
    changes = pd.read_csv(folder / "changes.csv", keep_default_na=False)
    require(len(changes) == data.sizes["change"], "changes.csv has other changes")
    require("'-来年度から" in set(changes["why"]), "a reason is not disarmed")
    passed(f"{count} parameters and {len(changes)} changes")


def check_summary(data, book, language):
    """The main indicators of each comparison, as the file has them."""
    suffix = "_ja" if language == "ja" else ""
    main = [i for i in data["indicator"].values if int(data[f"indicator_{i}"].attrs["main"])]
    names = {data[f"indicator_{i}"].attrs[f"long_name{suffix}"]: i for i in main}
    rows = [row for row in book[book.sheetnames[0]].iter_rows(values_only=True) if row[0] in names]
    others = list(data["scenario"].values[1:])
    require(len(rows) == len(main) * len(others), f"{len(rows)} rows in the summary")
    for i, row in enumerate(rows):
        at = {"scenario": others[i // len(main)], "indicator": names[row[0]]}
        for column, name in ((2, "baseline_mean"), (5, "difference_mean"), (6, "difference_low"),
                             (7, "difference_high")):
            require(same(row[column], float(data[name].sel(at))), f"{name} in {row}")
    passed(f"{len(rows)} rows of the summary are those of the file")


def check_hours_sheet(data, book, language):
    suffix = "_ja" if language == "ja" else ""
    activities = {str(n): str(i) for i, n in zip(data["activity"].values,
                                                 data[f"activity_name{suffix}"].values)}
    rows = list(book[book.sheetnames[6]].iter_rows(values_only=True))
    shown = [activities[name] for name in rows[0][1:]]
    block = data.sizes["station"] + 2
    require(len(rows) == 1 + block * data.sizes["scenario"], f"{len(rows)} rows of hours")
    hours = data["staff_seconds"].sum("time").mean("replication") / 3600
    hours = (hours / (data.sizes["time"] / 12)).sel(activity=shown)
    for s in range(data.sizes["scenario"]):
        first = 2 + s * block
        for cell, value in zip(rows[first][1:], hours.isel(scenario=s).sum("station").values):
            require(same(cell, value), f"scenario {s}: {cell} hours together, not {value}")
        for who in range(data.sizes["station"]):
            values = hours.isel(scenario=s, station=who).values
            require(all(map(same, rows[first + 1 + who][1:], values)),
                    f"{rows[first + 1 + who]}, not {values}")
    passed(f"hours of {data.sizes['station']} stations in the workbook")


def check_hours(data, folder):
    table = pd.read_csv(folder / "staff_hours.csv")
    years = data.sizes["time"] / 12
    for _, row in table.sample(100, random_state=1).iterrows():
        seconds = data["staff_seconds"].sel(scenario=row["scenario"].lstrip("'"),
                                            station=row["station"], activity=row["activity"])
        value = float(seconds.sum("time").mean("replication")) / 3600 / years
        require(same(row["hours_per_year"], value), f"{dict(row)}, not {value}")
    passed(f"{len(table)} rows of staff hours")


def check_disarmed(folder):
    for file in folder.glob("*.csv"):
        require(file.read_bytes().startswith(b"\xef\xbb\xbf"), f"{file.name} has no mark")
        with open(file, encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines, strict=True))
        require(len({len(row) for row in rows}) == 1, f"{file.name}: rows of different length")
        for row in rows:
            for cell in row:
                try:
                    float(cell)
                except ValueError:
                    require(not cell.startswith(DANGEROUS), f"{file.name}: {cell!r} would be run")
    with open(folder / "dictionary.csv", encoding="utf-8-sig", newline="") as lines:
        words = list(csv.DictReader(lines))
    for file in folder.glob("*.csv"):
        if file.name == "dictionary.csv":
            continue
        columns = set(pd.read_csv(file, nrows=0).columns)
        explained = {word["column"] for word in words if word["file"] == file.name}
        require(columns <= explained, f"{file.name}: {columns - explained} is not explained")
    passed("no cell of CSV would be run, and every column is explained")


def main(result, workbook, folder):
    with xr.open_dataset(result, engine="h5netcdf") as opened:
        data = opened.load()
    book = openpyxl.load_workbook(workbook)
    language = "ja" if book.sheetnames[0] == SHEETS["ja"][0] else "en"
    print(f"-- {language}")
    check_sheets(book, language)
    check_summary(data, book, language)
    check_indicators(data, book, language)
    check_hours_sheet(data, book, language)
    check_disarmed(folder)
    if language == "en":  # the other tables differ from those in Japanese in words alone
        return
    check_plan(data, book, folder, language)
    check_series(data, book, folder, language)
    check_parameters(data, book, folder, language)
    check_hours(data, folder)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        main(*(pathlib.Path(argument) for argument in sys.argv[1:]))
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
