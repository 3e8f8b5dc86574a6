#!/usr/bin/python3
"""Opens a result folder with the tools that its readers use, and checks that they agree.

    /usr/bin/python3 tests/interop/open_result.py RESULT_FOLDER

Prints each check; ends with 1 and the reason at the first that fails.
"""

import csv
import hashlib
import json
import math
import pathlib
import re
import subprocess
import sys

import numpy as np
import xarray as xr

from checks import Failed, passed, require

MEASURE_DIMS = ("scenario", "replication", "time", "municipality")
GROUP_DIMS = ("scenario", "replication", "time", "group")
STATION_DIMS = ("scenario", "replication", "time", "station", "activity")
INDICATOR_DIMS = ("scenario", "replication")
COMPARISON_DIMS = ("scenario", "indicator")
COORDINATES = {
    "scenario": ("scenario",),
    "replication": ("replication",),
    "time": ("time",),
    "municipality": ("municipality",),
    "scenario_title": ("scenario",),
    "scenario_title_ja": ("scenario",),
    "municipality_name": ("municipality",),
    "municipality_name_ja": ("municipality",),
    "group": ("group",),
    "group_name": ("group",),
    "group_name_ja": ("group",),
    "diagnosis": ("group",),
    "diagnosis_name": ("group",),
    "diagnosis_name_ja": ("group",),
    "age": ("group",),
    "age_name": ("group",),
    "age_name_ja": ("group",),
    "station": ("station",),
    "station_name": ("station",),
    "station_name_ja": ("station",),
    "activity": ("activity",),
    "activity_name": ("activity",),
    "activity_name_ja": ("activity",),
}
COMPARISON = ["baseline_mean", "difference_mean", "difference_low", "difference_high"]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    require(done.returncode == 0, f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def check_command_line(file):
    header = run("ncdump", "-h", str(file))
    for dimension in MEASURE_DIMS + ("group", "station", "activity"):
        require(f"\t{dimension} = " in header, f"ncdump shows no dimension {dimension}")
    require("UNLIMITED" not in header, "ncdump shows a dimension without a size")
    run("ncdump", str(file))
    structure = run("h5dump", "-H", str(file))
    require("DATASPACE  NULL" not in structure, "a null dataspace aborts some readers")
    require("H5T_CSET_UTF8" in structure, "h5dump shows no UTF-8 text")
    passed("ncdump and h5dump read the file; no null dataspace, no dimension without a size")


def measures(data):
    return [name for name, v in data.data_vars.items() if v.dims == MEASURE_DIMS]


def measures_by_group(data):
    return [name for name, v in data.data_vars.items() if v.dims == GROUP_DIMS]


def indicators(data):
    return [name for name in data.data_vars if name.startswith("indicator_")]


def check_structure(data):
    for name, dims in COORDINATES.items():
        require(name in data.coords, f"{name} is no coordinate")
        require(data[name].dims == dims, f"{name} has dimensions {data[name].dims}")
    require(measures(data), "there is no measure")
    require(data["staff_seconds"].dims == STATION_DIMS, "staff_seconds has other dimensions")
    for name in measures(data) + measures_by_group(data) + ["staff_seconds"]:
        require(data[name].dtype == np.int64, f"{name} is {data[name].dtype}, not int64")
    for name in indicators(data):
        require(data[name].dims == INDICATOR_DIMS, f"{name} has dimensions {data[name].dims}")
    if indicators(data):
        for name in COMPARISON + ["difference_replications"]:
            require(data[name].dims == COMPARISON_DIMS, f"{name} has dimensions {data[name].dims}")
        ids = [f"indicator_{i}" for i in data["indicator"].values]
        require(ids == indicators(data), "the coordinate indicator differs from the variables")
    passed(f"{len(measures(data))} measures, {len(indicators(data))} indicators, "
           f"dimensions {dict(data.sizes)}")


def check_attributes(data):
    for name, variable in data.variables.items():
        for attribute in ("long_name", "long_name_ja"):
            require(variable.attrs.get(attribute), f"{name} has no {attribute}")
        # Text has no unit, xarray keeps that of time apart, and a comparison's depends on its row.
        if variable.dtype.kind in "OUM" or name in COMPARISON:
            continue
        require(isinstance(variable.attrs.get("units"), str), f"{name} has no units")
    for name in indicators(data):
        for attribute in ("definition", "definition_ja"):
            require(data[name].attrs.get(attribute), f"{name} has no {attribute}")
    passed("units, long_name and long_name_ja are where they belong")


def check_record(data):
    require(data.attrs.get("Conventions") == "CF-1.8", "Conventions is not CF-1.8")
    require(int(data.attrs["format_version"]) == 3, "this script knows format version 3")
    require(data.attrs["source"].startswith("Norishiro"), "the source is not named")
    record = json.loads(data.attrs["run_record"])
    require(record["seed"] == int(data.attrs["seed"]), "the seeds differ")
    require(record["months"] == data.sizes["time"], "the numbers of months differ")
    require(record["replications"] == data["replication"].values.tolist(), "replications differ")
    scenarios = [s["id"] for s in record["scenarios"]]
    require(scenarios == data["scenario"].values.tolist(), "the scenarios differ")
    passed("the run record agrees with the coordinates")
    return record


def check_seal(data, file):
    """The checksum of the file with zeros in its own place."""
    head, tail = data.attrs["seal"].rsplit(" ", 1)
    require(head == "norishiro result, format 3, sha256", f"the seal is {head}")
    image = file.read_bytes()
    require(image.count(tail.encode()) == 1, "the checksum stands in more than one place")
    require(hashlib.sha256(image.replace(tail.encode(), b"0" * 64)).hexdigest() == tail,
            "the file is not the one that was sealed")
    passed("the seal is the SHA-256 of the file")


def fnv1a(values):
    value = 0xCBF29CE484222325
    for byte in values.astype("<i8").tobytes():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def check_hashes(data, record):
    """Of one run, from what is in the file alone."""
    scenario, replication = data["scenario"].values[-1], data["replication"].values[-1]
    run = data.sel(scenario=scenario, replication=replication)
    place = np.stack([run[name].values for name in measures(data)], axis=-1)
    group = np.stack([run[name].values for name in measures_by_group(data)], axis=-1)
    # A run counts the stations that its scenario has.
    hospitals = set(re.findall(r"^hospital\.(\w+)\.beds", record["scenarios"][-1]["canonical"],
                               re.MULTILINE))
    of_hospitals = ("community_office_", "occupational_therapy_", "ward_nursing_")
    own = [s for s in data["station"].values
           if not s.startswith(of_hospitals) or any(s.endswith("_" + h) for h in hospitals)]
    station = run["staff_seconds"].sel(station=own).values
    cells = []
    for table in (place, group, station):
        cells += [np.array(table.shape), table.ravel()]
    found = fnv1a(np.concatenate(cells))
    require(found == str(run["outcome_hash"].values), f"the hash of the last run is {found}")
    hashes = data["outcome_hash"].values
    require(len(np.unique(hashes)) == hashes.size, "two runs counted the same")
    passed(f"the hash {found} is that of the counts; {hashes.size} runs differ")


def check_parameters(data, record):
    canonical = {line.split(" = ", 1)[0]: line.split(" = ", 1)[1]
                 for line in record["scenarios"][0]["canonical"].splitlines() if line[0] != "@"}
    at = data.sel(scenario=record["scenarios"][0]["id"])
    values = dict(zip(data["parameter"].values, at["parameter_value"].values))
    present = dict(zip(data["parameter"].values, at["parameter_ground"].values > 0))
    require({k for k, p in present.items() if p} == set(canonical), "other parameters")
    for key, value in canonical.items():
        require(values[key] == value, f"{key} is {values[key]}, not {value}")
    meanings = data["parameter_ground"].attrs["flag_meanings"].split()
    require(len(meanings) == len(data["parameter_ground"].attrs["flag_values"]), "grounds")
    cited = set(at["parameter_source"].values) - {""}
    require(cited <= set(data["source_id"].values), "a source that is cited is not listed")
    for name in ("parameter_note", "source_what", "source_value", "source_unit", "source_grade"):
        there = [bool(text) for text in data[name].values.ravel()]
        require(there == [bool(text) for text in data[name + "_ja"].values.ravel()] and any(there),
                f"{name} is not in both languages")
    require(all(stock["name"] and stock["name_ja"] for stock in record["burn_in"]["stocks"]),
            "a stock of the burn-in has no name")
    require(all(data["change_why_ja"].values), "a change has no reason")
    for scenario in record["scenarios"]:
        for file in scenario["files"]:
            require(re.fullmatch("[0-9a-f]{64}", file["sha256"]), f"no checksum of {file['name']}")
    require(record["build"] and record["flags"], "the build is not named")
    passed(f"{len(canonical)} parameters are those of the record; {len(cited)} sources")


def check_plan_rows(data):
    known = set(measures(data))
    for names in data["plan_row_measures"].values:
        require(set(names.split()) <= known, f"{names}: no such measure")
    passed(f"{data.sizes['plan_row']} rows of plans name measures that are there")


def check_time(data, record):
    first = np.datetime64(record["start"][:7], "M")
    expected = np.arange(first, first + record["months"]).astype("datetime64[ns]")
    require(np.array_equal(data["time"].values, expected), f"time is {data['time'].values}")
    passed(f"time decodes to the beginnings of {record['months']} months from {first}")


def check_totals(data):
    """What happens in a year must be found again in the measure of the same name."""
    found = 0
    for name in indicators(data):
        measure = name.removeprefix("indicator_")
        plain = data[name].attrs["units"] in ("events/year", "persons/year")
        if measure not in measures(data) or not plain:
            continue
        yearly = data[measure].sum(("time", "municipality")) * 12 / data.sizes["time"]
        require(np.allclose(yearly.values, data[name].values, rtol=1e-12),
                f"{name} is not what {measure} adds up to in a year")
        found += int(yearly.sum() > 0)
    require(found > 5, "hardly any indicator could be compared with its measure")
    passed(f"{found} indicators are what their measures add up to in a year")


def check_groups(data):
    """What is counted by group is what is counted by place, told apart by other things."""
    names = measures_by_group(data)
    require(len(names) > 50, f"only {len(names)} measures by group")
    for name in names:
        place = data[name.removesuffix("_by_group")].sum("municipality")
        require(np.array_equal(data[name].sum("group").values, place.values),
                f"{name}: the groups do not add up to the municipalities")
        require(data[name].attrs["units"] == data[name.removesuffix("_by_group")].attrs["units"],
                f"{name} has another unit than by place")
    for factor in ("diagnosis", "age"):
        by_level = data["persons_outpatient_by_group"].groupby(factor).sum("group")
        total = data["persons_outpatient"].sum()
        require(int(by_level.sum()) == int(total), f"grouped by {factor} persons are lost")
    pairs = set(zip(data["diagnosis"].values, data["age"].values))
    require(len(pairs) == data.sizes["group"], "two groups are the same diagnosis and age")
    dementia = data["persons_outpatient_by_group"].sum(("scenario", "replication", "time"))
    dementia = dementia[(data["diagnosis"] == "f0").values]
    require(int(dementia[(dementia["age"] == "75_over").values].sum()) > int(dementia.sum()) / 3,
            "dementia is not an illness of the old")
    passed(f"{len(names)} measures by group add up to those by municipality")


def check_ledger(data, record):
    """Hours held are given or idle, and are those that the measures by place say."""
    seconds = data["staff_seconds"]
    held = seconds.sel(activity="held")
    parts = seconds.drop_sel(activity="held").sum("activity")
    require(np.array_equal(parts.values, held.values), "hours held are not those given and idle")
    work = seconds.drop_sel(activity=["idle", "held"])
    require(int(work.min()) >= 0, "an agency gave less than nothing")
    require(int(work.sum()) > 0, "nobody worked")
    for municipality in data["municipality"].values[:-2]:
        by_place = data["held_by_health"].sel(municipality=municipality)
        require(np.array_equal(held.sel(station=f"health_{municipality}").values, by_place.values),
                f"the desk of {municipality} holds other hours by station than by place")
    by_place = sum(data[name].sum("municipality") for name in measures(data)
                   if name.startswith("held_by_"))
    require(np.array_equal(held.sum("station").values, by_place.values),
            "stations hold other hours together than agencies by place")
    for scenario in record["scenarios"]:
        # Hours go with the posts, less what is vacant or ill; a hospital that a scenario does not
        # have holds none.
        posts = {f"community_office_{hospital}": float(fte) for hospital, fte in
                 re.findall(r"^hospital\.(\w+)\.discharge_workers = (\S+) FTE$",
                            scenario["canonical"], re.MULTILINE)}
        hours = held.sel(scenario=scenario["id"]).sum(("replication", "time"))
        of_a_post = sum(int(hours.sel(station=s)) for s in posts) / sum(posts.values())
        for station in data["station"].values:
            if station.startswith("community_office_"):
                require(math.isclose(int(hours.sel(station=station)),
                                     of_a_post * posts.get(station, 0), rel_tol=0.3),
                        f"{scenario['id']}: {station} does not hold the hours of its posts")
    passed(f"the ledger of {data.sizes['station']} stations balances in every month")


def agree(cell, value):
    return cell == (f"{value:.10g}" if math.isfinite(value) else "")


def check_summary(data, path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    compared = max(1, data.sizes["scenario"] - 1)
    require(len(rows) == compared * len(indicators(data)), f"summary.csv has {len(rows)} rows")
    columns = {"baseline": "baseline_mean", "difference": "difference_mean",
               "low": "difference_low", "high": "difference_high"}
    for row in rows:
        at = {"scenario": row["scenario"], "indicator": row["indicator"]}
        for column, variable in columns.items():
            value = float(data[variable].sel(at))
            require(agree(row[column], value),
                    f"summary.csv: {column} of {at} is {row[column]}, in the file {value}")
        unit = data[f"indicator_{row['indicator']}"].attrs["units"]
        # The file says "day" for days, since xarray would decode "days", and 1 where none is.
        require(row["unit"] in (unit, f"{unit}s", ""), f"summary.csv: unit of {at}")
    passed(f"{len(rows)} rows of summary.csv agree with the file")


def main(folder):
    file = folder / "result.h5"
    require(file.is_file(), f"{file} is missing")
    check_command_line(file)
    opened = {}
    for engine in ("h5netcdf", "netcdf4"):
        with xr.open_dataset(file, engine=engine) as data:
            opened[engine] = data.load()
        print(f"-- xarray with {engine}")
        check_structure(opened[engine])
        check_attributes(opened[engine])
        record = check_record(opened[engine])
        check_time(opened[engine], record)
        check_groups(opened[engine])
        check_ledger(opened[engine], record)
        check_parameters(opened[engine], record)
        check_plan_rows(opened[engine])
    first, second = opened.values()
    require(first.identical(second), "h5netcdf and netcdf4 read different things")
    passed("h5netcdf and netcdf4 read the same values and attributes")
    check_seal(first, file)
    check_hashes(first, record)
    if indicators(first):
        check_totals(first)
        check_summary(first, folder / "summary.csv")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(pathlib.Path(sys.argv[1]))
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
