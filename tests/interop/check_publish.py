#!/usr/bin/python3
"""Attacks a publication: from its CSV alone, all files together, no masked figure may be narrowed to 3 around anything.

    /usr/bin/python3 tests/interop/check_publish.py PUBLICATION RESULT.h5 ndb|round

The solver is another one than the program's. RESULT.h5 is only used to see that what is printed is right, that what is
small is masked, and that the attack finds what a publication without complementary suppression would give away.
Prints each check; ends with 1 and the reason at the first that fails.
"""

import collections
import csv
import html.parser
import math
import pathlib
import sys

import numpy as np
import openpyxl
import swiglpk as lp
import xarray as xr

from checks import Failed, passed, require

FAR = 1e5
NARROW = 6.0
STEP = {"ndb": 1, "round": 5}


def lines(folder, name):
    with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Published:
    """All figures of a folder, by (table, row, scenario, column, year)."""

    def __init__(self, folder, rule):
        self.rule = rule
        self.figures = {}
        self.same = []
        groups = lines(folder, "by_group")
        names = list(groups[0]) if groups else []
        self.factors = names[4:names.index("fiscal_year"):2] if groups else []
        self.relations = collections.defaultdict(list)
        for line in lines(folder, "by_municipality"):
            self.add("part", line, line["place"])
        for line in groups:
            column = tuple(line[f] for f in self.factors)
            if all(level == "all" for level in column):
                self.agree_with_whole(line)
            else:
                self.add("group", line, column)
        for line in lines(folder, "relations"):
            self.relations[line["relation"], line["adds_up_to"], line["where"]].append(
                (line["row"], line["year"] == "before", float(line["factor"])))
        self.parts = sorted({k[3] for k in self.figures if k[0] == "part"})
        self.years = sorted({k[4] for k in self.figures})
        self.scenarios = sorted({k[2] for k in self.figures})

    def add(self, table, line, column):
        key = (table, line["row"], line["scenario"], column, int(line["fiscal_year"]))
        require(key not in self.figures, f"{key} is there twice")
        require((line["value"] == "") == (line["mark"] != ""), f"{key} has a value and a mark, or neither")
        self.figures[key] = (line["mark"], float(line["value"] or "nan"), int(line["masked_under"]))
        if line["same_as"]:
            self.same.append((key, key[:2] + (line["same_as"],) + key[3:]))

    def agree_with_whole(self, line):
        whole = self.figures["part", line["row"], line["scenario"], "all", int(line["fiscal_year"])]
        require(whole[0] == line["mark"] and (whole[0] or whole[1] == float(line["value"])),
                f"everybody by group is not the whole area: {line}")

    def known(self, key):
        mark, value, under = self.figures[key]
        if mark == "*":
            return 0.5, under - 0.5
        if mark == "X":
            return 0.0, FAR
        if value == 0:
            return 0.0, 0.5
        half = STEP[self.rule] / 2
        return max(under - 0.5, value - half), value + half

    def systems(self):
        """Relations as ({key: factor}, equal)."""
        found = []
        for table, row, scenario, year in {(k[0], k[1], k[2], k[4]) for k in self.figures}:
            def key(column, of=table):
                return (of, row, scenario, column, year)
            if table == "part":
                here = {key(p): 1.0 for p in self.parts if key(p) in self.figures and p != "all"}
                if here:
                    found.append(({**here, key("all"): -1.0}, True))
                continue
            columns = [k[3] for k in self.figures
                       if k[0] == "group" and (k[1], k[2], k[4]) == (row, scenario, year)]
            for f in range(len(self.factors)):
                sums = collections.defaultdict(dict)
                for column in columns:
                    total = column[:f] + ("all",) + column[f + 1:]
                    if column != total:
                        sums[total][key(column)] = 1.0
                for total, terms in sums.items():
                    everybody = all(level == "all" for level in total)
                    terms[key("all", "part") if everybody else key(total)] = -1.0
                    found.append((terms, True))
        found += [({a: 1.0, b: -1.0}, True) for a, b in self.same if b in self.figures]
        for (_, adds_up_to, where), rows in self.relations.items():
            columns = {(k[0], k[3]) for k in self.figures if self.kind(k) in where.split()}
            for table, column in columns:
                for scenario in self.scenarios:
                    for year in self.years:
                        terms = collections.defaultdict(float)
                        for row, before, factor in rows:
                            terms[table, row, scenario, column, year - before] += factor
                        if all(k in self.figures for k in terms):
                            found.append((dict(terms), adds_up_to == "0"))
        return found

    @staticmethod
    def kind(key):
        if key[0] == "group":
            return "group"
        return {"all": "whole", "rest": "rest"}.get(key[3], "municipality")


def components(figures, systems):
    parent = {k: k for k in figures}

    def root(k):
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k
    for terms, _ in systems:
        first, *others = terms
        for k in others:
            parent[root(k)] = root(first)
    of = collections.defaultdict(lambda: ([], []))
    for k in figures:
        of[root(k)][0].append(k)
    for terms, equal in systems:
        of[root(next(iter(terms)))][1].append((terms, equal))
    return of.values()


def narrowed(published, keys, systems):
    """Masked figures of one component that can be told to within 3, with what can be told."""
    masked = [k for k in keys if published.figures[k][0]]
    if not masked:
        return
    at = {k: i + 1 for i, k in enumerate(keys)}
    problem = lp.glp_create_prob()
    lp.glp_add_cols(problem, len(keys))
    for k, i in at.items():
        lp.glp_set_col_bnds(problem, i, lp.GLP_DB, *published.known(k))
    if systems:
        lp.glp_add_rows(problem, len(systems))
    for r, (terms, equal) in enumerate(systems):
        lp.glp_set_row_bnds(problem, r + 1, lp.GLP_FX if equal else lp.GLP_UP, 0.0, 0.0)
        columns, factors = lp.intArray(len(terms) + 1), lp.doubleArray(len(terms) + 1)
        for n, (k, factor) in enumerate(terms.items()):
            columns[n + 1], factors[n + 1] = at[k], factor
        lp.glp_set_mat_row(problem, r + 1, len(terms), columns, factors)
    settings = lp.glp_smcp()
    lp.glp_init_smcp(settings)
    settings.msg_lev = lp.GLP_MSG_OFF
    lp.glp_std_basis(problem)
    for k in masked:
        ends = []
        for direction in (lp.GLP_MIN, lp.GLP_MAX):
            lp.glp_set_obj_dir(problem, direction)
            lp.glp_set_obj_coef(problem, at[k], 1.0)
            require(lp.glp_simplex(problem, settings) == 0 and lp.glp_get_status(problem) == lp.GLP_OPT,
                    f"no numbers meet what is published with {k}")
            ends.append(lp.glp_get_col_prim(problem, at[k]))
            lp.glp_set_obj_coef(problem, at[k], 0.0)
        if ends[1] - ends[0] <= NARROW:
            yield k, ends
    lp.glp_delete_prob(problem)


def attack(published, enough=None):
    found = []
    for keys, systems in components(published.figures, published.systems()):
        found += narrowed(published, keys, systems)
        if enough and len(found) >= enough:
            break
    return found


def truth(folder, file, published):
    """The means that result.h5 has for each figure."""
    result = xr.open_dataset(file)
    months = result["time"].to_index()
    year_of = np.array([m.year - (m.month < 4) for m in months])
    values = {}
    for line in lines(folder, "rows"):
        by_place = sum(result[m] for m in line["measures"].split(" + "))
        towns = result["municipality_kind"].values.astype(str) == "municipality"
        keys = [k for k in published.figures if k[1] == line["row"]]
        by_group = sum(result[f"{m}_by_group"] for m in line["measures"].split(" + ")) \
            if any(k[0] == "group" for k in keys) else None
        for key in keys:
            table, _, scenario, column, year = key
            counted = (by_place if table == "part" else by_group).sel(scenario=scenario).mean("replication")
            counted = counted.isel(time=np.flatnonzero(year_of == year))
            if table == "group":
                chosen = np.ones(counted.sizes["group"], bool)
                for factor, level in zip(published.factors, column):
                    chosen &= (result[factor].values.astype(str) == level) | (level == "all")
                counted = counted.isel(group=np.flatnonzero(chosen)).sum("group")
            elif column == "all":
                counted = counted.sum("municipality")
            elif column == "rest":
                counted = counted.isel(municipality=np.flatnonzero(~towns)).sum("municipality")
            else:
                counted = counted.sel(municipality=column)
            over = {"sum": counted.sum("time"), "mean": counted.mean("time"),
                    "last": counted.isel(time=-1)}[line["over"]]
            values[key] = float(over)
    return values


def check_truth(published, values):
    for key, (mark, value, under) in published.figures.items():
        low, high = published.known(key)
        if mark != "X":
            require(low - 1e-9 <= values[key] <= high + 1e-9, f"{key} is said to be in {low}..{high}: {values[key]}")
        if mark == "":
            require(value == 0 or value >= under - STEP[published.rule] / 2, f"{key} is small and printed")


def unprotected(published, values):
    """As it would be without complementary suppression."""
    for key, (mark, _, under) in published.figures.items():
        value = values[key]
        if mark == "X" and value >= under - 0.5:
            step = STEP[published.rule]
            published.figures[key] = ("", step * math.floor(value / step + 0.5), under)
        elif mark == "X" and value >= 0.5:
            published.figures[key] = ("*", math.nan, under)
        elif mark == "X":
            published.figures[key] = ("", 0.0, under)


class Tables(html.parser.HTMLParser):
    """The cells of every table of a page."""

    def __init__(self):
        super().__init__()
        self.rows, self.cell = [], None

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        if tag == "td":
            self.cell = ""
        require(tag not in ("script", "link", "img", "iframe"), f"<{tag}> in the page")

    def handle_endtag(self, tag):
        if tag == "td":
            self.rows[-1].append(self.cell)
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data


def check_books(folder, published):
    """Whatever a workbook or a page shows is one of the printed figures, a rate or a difference of them."""
    printed = {v for m, v, _ in published.figures.values() if not m}
    rates = {float(line["value"]) for line in lines(folder, "rates") if line["value"]}
    derived = {float(line[c]) for line in lines(folder, "summary") for c in ("difference", "yearly_mean", "last_year")
               if line[c] not in ("", "*", "X")}
    allowed = printed | rates | derived
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    marks = collections.Counter()
    for sheet in book:
        require(sheet.sheet_state == "visible", f"sheet {sheet.title} is hidden")
        require(not any(d.hidden for d in sheet.column_dimensions.values()), f"{sheet.title} hides columns")
        require(not any(d.hidden for d in sheet.row_dimensions.values()), f"{sheet.title} hides rows")
        for row in sheet.iter_rows():
            for cell in row:
                require(cell.data_type != "f", f"a formula in {sheet.title}")
                require(cell.comment is None, f"a comment in {sheet.title}")
                if isinstance(cell.value, (int, float)):
                    require(float(cell.value) in allowed, f"{cell.value} in {sheet.title} is not published")
                if cell.value in ("*", "X") and row[0].row > 1:
                    marks[cell.value] += 1
    require(marks["*"] > 0, "no mark in the workbook")
    page = Tables()
    page.feed((folder / "publish.html").read_text(encoding="utf-8"))
    for row in page.rows:
        for cell in row:
            number = cell.split(" ±")[0].replace(",", "").replace("−", "-").lstrip("+")
            try:
                value = float(number)
            except ValueError:
                continue
            require(value in allowed, f"{cell} in the page is not published")
    passed("workbook and page show printed figures only")


def check_rates(folder, published):
    for line in lines(folder, "rates"):
        def count(of):
            return published.figures["part", line[of], line["scenario"], line["place"], int(line["fiscal_year"])]
        above, below = count("numerator"), count("denominator")
        if above[0] or below[0]:
            require(line["value"] == "" and line["mark"] == "X", f"a rate of what is masked: {line}")
        else:
            require(abs(float(line["value"]) - 100 * above[1] / below[1]) <= 0.0501, f"a rate of other counts: {line}")
    passed("rates are those of the printed counts")


def main():
    folder, file, rule = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    published = Published(folder, rule)
    found = attack(published)
    require(not found, f"{len(found)} masked figures can be narrowed, the first to {found[:1]}")
    masked = sum(1 for mark, _, _ in published.figures.values() if mark)
    passed(f"none of {masked} masked figures can be narrowed to 3 around anything")
    values = truth(folder, file, published)
    check_truth(published, values)
    passed("what is printed is right, and what is small is masked")
    check_rates(folder, published)
    check_books(folder, published)
    withheld = sum(1 for mark, _, _ in published.figures.values() if mark == "X")
    unprotected(published, values)
    if withheld:
        require(attack(published, enough=1), "the attack finds nothing without complementary suppression")
        passed("without complementary suppression the attack succeeds")


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        print(f"FAILED: {failure}")
        sys.exit(1)
