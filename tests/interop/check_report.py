#!/usr/bin/python3
"""Works out again every number of a report from result.h5, and compares it with what is printed.

    /usr/bin/python3 tests/interop/check_report.py RESULT.h5 REPORT.html [--least CELLS]

A number says in data-of where it comes from (a cell may leave that to its row) and in data-is what of
it it is. Prints what was checked; ends with 1 and the first number that is wrong.
"""

import html.parser
import math
import re
import sys

import numpy as np
import xarray as xr

NAN = float("nan")


class Failed(Exception):
    pass


class Numbers(html.parser.HTMLParser):
    """Every element with data-is: (of, is, text); and cells that hold a number without one."""

    VOID = {"meta", "br", "hr", "col"}

    def __init__(self):
        super().__init__()
        self.row, self.open, self.found, self.unnamed, self.stack = "", None, [], [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in self.VOID:
            self.stack.append(tag)
        if tag == "tr":
            self.row = attributes.get("data-of", "")
        if "data-is" in attributes:
            self.open = [tag, attributes.get("data-of") or self.row, attributes["data-is"], ""]
        elif tag == "td" and "n" in attributes.get("class", "").split():
            self.unnamed.append(self.getpos())

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_data(self, text):
        if self.open:
            self.open[3] += text

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            raise Failed(f"</{tag}> at {self.getpos()} closes nothing")
        if self.open and tag == self.open[0]:
            self.found.append(tuple(self.open[1:]))
            self.open = None


def student_t(df):
    """Distribution function of Student's t, from its integral (Simpson)."""
    log_c = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)

    def cdf(t):  # the substitution t = sqrt(df) tan(a) makes the tail finite
        end = math.atan(abs(t) / math.sqrt(df))
        a = np.linspace(0.0, end, 4001)
        f = np.exp(log_c) * math.sqrt(df) * np.cos(a) ** (df - 1)
        half = float((f[0] + f[-1] + 4 * f[1:-1:2].sum() + 2 * f[2:-1:2].sum()) * end / 4000 / 3)
        return 0.5 + half if t >= 0 else 0.5 - half

    return cdf


QUANTILES = {}


def quantile(df):
    if df not in QUANTILES:
        cdf, low, high = student_t(df), 0.0, 1000.0
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if cdf(middle) < 0.975 else (low, middle)
        QUANTILES[df] = low
    return QUANTILES[df]


def spread(values, draws):
    """Of the mean: its variance, how much of that is chance, and how many are independent."""
    n = len(values)
    plain = values.var(ddof=1) / n if n > 1 else NAN
    if draws is None:
        return plain, plain, n
    groups = [values[draws == d] for d in np.unique(draws)]
    if len(groups) < 2:
        return NAN, NAN, len(groups)
    sizes = np.array([len(g) for g in groups])
    means = np.array([g.mean() for g in groups])
    between = (sizes * (means - values.mean()) ** 2).sum() / (len(groups) - 1)
    if len(groups) == n:
        return between * (1 + 1 / n), NAN, n
    within = sum(((g - g.mean()) ** 2).sum() for g in groups) / (n - len(groups))
    world = (between - within) * (len(groups) - 1) / (n - (sizes**2).sum() / n)
    if world <= 0:
        return plain, plain, n
    return world * (1 + (sizes**2).sum() / n**2) + within / n, within / n, len(groups)


def interval(values, draws=None):
    """Mean, its 95 % interval, and the share of chance in the interval's variance."""
    there = ~np.isnan(values)
    values = np.asarray(values)[there]
    draws = None if draws is None else draws[there]
    if len(values) == 0:
        return NAN, NAN, NAN, 1.0
    mean = values.mean()
    variance, chance, independent = spread(values, draws)
    if independent < 2:
        return mean, -math.inf, math.inf, 1.0
    half = quantile(independent - 1) * math.sqrt(variance)
    return mean, mean - half, mean + half, chance / variance if variance > 0 else 1.0


class Result:
    def __init__(self, path):
        self.data = xr.open_dataset(path)
        self.years = self.data.sizes["time"] / 12
        # Two replications in a row draw the same set of parameters.
        drawn = "drawn_set" in self.data
        self.draws = self.data["replication"].values // 2 if drawn else None
        self.series = {}

    def summed(self, measure, place=None):
        cells = sum(self.data[m] for m in measure.split("+"))
        cells = cells.sum("municipality") if place is None else cells.isel(municipality=place)
        return cells.sum("time").values.astype(float)

    def parameter(self, key):
        keys = [str(k) for k in self.data["parameter"].values]
        return float(self.data["parameter_number"].values[0, keys.index(key)]) if key in keys else NAN

    def residents(self, place):
        scale = self.parameter("population.scale")
        name = self.data["municipality"].values[place]
        return self.parameter(f"municipality.{name}.population") * (scale if scale > 0 else 1)

    def hours(self, activities, agency):
        stations = [str(s) for s in self.data["station"].values]
        kinds = [str(v)[8:] for v in self.data.variables if str(v).startswith("held_by_")]

        def kind(station):
            its = [k for k in kinds if station == k or station.startswith(k + "_")]
            return max(its, key=len, default=station)

        where = [i for i, s in enumerate(stations) if agency in ("*", kind(s))]
        what = [list(self.data["activity"].values).index(a) for a in activities.split("+")]
        cells = self.data["staff_seconds"].isel(station=where, activity=what)
        return cells.sum(("station", "activity", "time")).values / 3600 / self.years

    def of(self, origin):
        """[scenario, replication]"""
        if origin not in self.series:
            self.series[origin] = self.work_out(origin.split(" "))
        return self.series[origin]

    def work_out(self, words):
        kind, rest = words[0], words[1:]
        if kind == "indicator":
            return self.data[f"indicator_{rest[0]}"].values
        if kind == "hours":
            return self.hours(*rest)
        if kind == "measure":
            return self.data[rest[0]].sum("municipality").mean("replication").values
        if kind == "per_resident":
            place = int(rest[2])
            scale, kind, rest = 1e5 / self.residents(place), rest[0], [0, rest[1], rest[2]]
        else:
            scale = float(rest[0])
        divisor = self.years if kind == "yearly" else self.data.sizes["time"]
        return scale * self.summed(rest[1], int(rest[2]) if len(rest) > 2 else None) / divisor

    def differences(self, origin, scenario):
        values = self.of(origin)
        return values[scenario] - values[0]

    def mains(self):
        return [str(v) for v in self.data.data_vars
                if str(v).startswith("indicator_") and self.data[v].attrs.get("main")]

    def holm(self, scenario):
        """The main indicators that hold at 5 % together."""
        p_values = {}
        for name in self.mains():
            d = self.differences("indicator " + name[10:], scenario)
            draws = None if self.draws is None else self.draws[~np.isnan(d)]
            d = d[~np.isnan(d)]
            if len(d) < 2:
                continue
            variance, _, independent = spread(d, draws)
            if independent < 2:
                continue
            if (d == d[0]).all():
                p_values[name] = 1.0 if d[0] == 0 else 0.0
                continue
            t = abs(d.mean()) / math.sqrt(variance)
            p_values[name] = 2 * (1 - student_t(independent - 1)(t))
        holding = set()
        for rank, name in enumerate(sorted(p_values, key=p_values.get)):
            if p_values[name] > 0.05 / (len(p_values) - rank):
                break
            holding.add(name)
        return holding

    def grounds(self, words):
        data = self.data
        names = data["parameter_ground"].attrs["flag_meanings"].split()
        ground = [names[g] for g in data["parameter_ground"].values[0]]
        if words[0] == "all":
            return sum(g not in ("absent", "words") for g in ground)
        if words[0] == "ground":
            return ground.count(words[1])
        grades = dict(zip(data["source_id"].values, data["source_grade"].values))
        sources = data["parameter_source"].values[0]
        return sum(g == "sourced" and grades.get(s, "") == " ".join(words[1:])
                   for g, s in zip(ground, sources))

    def pair(self, words):
        name = {"gain": "qalys", "cost": "cost_discounted"}[words[0]]
        return self.differences(f"indicator {name}", int(words[2]))[int(words[1])]

    def share(self, paid, scenario):
        gain = self.differences("indicator qalys", int(scenario))
        cost = self.differences("indicator cost_discounted", int(scenario))
        return 100 * (float(paid) * gain - cost > 0).mean()

    def fiscal(self, origin, year, scenario):
        months = self.data["time"].to_index()
        years = np.where(months.month >= 4, months.year, months.year - 1)
        return self.of(origin)[int(scenario)][years == int(year)].mean()

    def number(self, origin, words):
        what = words[0]
        if origin == "run":
            return self.data.sizes["replication"]
        if origin == "ground":
            return self.grounds(words)
        if origin == "pair":
            return self.pair(words)
        if origin == "acceptable":
            return self.share(*words[1:])
        if origin == "holm":
            return len(self.mains()) if what == "main" else len(self.holm(int(words[1])))
        if what == "fiscal":
            return self.fiscal(origin, *words[1:])
        return self.statistic(origin, what, int(words[1]))

    def statistic(self, origin, what, scenario):
        values = self.of(origin)
        levels = dict(zip(("mean", "low", "high"), interval(values[scenario], self.draws)))
        if what in levels:
            return levels[what]
        d = self.differences(origin, scenario)
        names = ("difference", "difference_low", "difference_high", "chance")
        its = dict(zip(names, interval(d, self.draws)))
        if origin.startswith("indicator ") and what in its:
            self.agrees(origin[10:], scenario, what, its[what])
        its["chance"] *= 100
        its["size"] = abs(its["difference"])
        its["baseline"] = interval(np.where(np.isnan(d), NAN, values[0]))[0]
        its["relative"] = 100 * its["difference"] / its["baseline"] if its["baseline"] else NAN
        its["lower"], its["higher"] = (d < 0).sum(), (d > 0).sum()
        its["pairs"] = (~np.isnan(d)).sum()
        return its[what]

    def agrees(self, indicator, scenario, what, value):
        """What the file itself says of the comparison."""
        column = {"difference": "difference_mean", "chance": "difference_chance"}.get(what, what)
        at = list(self.data["indicator"].values).index(indicator)
        stored = float(self.data[column].values[scenario, at])
        both_nan = math.isnan(stored) and math.isnan(value)
        if not both_nan and stored != value and not math.isclose(stored, value, rel_tol=1e-6, abs_tol=1e-9):
            raise Failed(f"{column} of {indicator} in the file is {stored}, worked out {value}")

    def given(self, words):
        data, column = self.data, words[0]
        if column.startswith("source_"):
            at = list(data["source_id"].values).index(words[1])
            text = str(data[column].values[at])
            year = str(data[column.replace("population", "year")].values[at])
            between = "、" if column.endswith("_ja") else "; "
            return between.join(filter(None, [text, year])) if "population" in column else text
        if column == "change_value":
            for i in range(data.sizes["change"]):
                scenario = list(data["scenario"].values).index(data["change_scenario"].values[i])
                if [str(scenario), data["change_parameter"].values[i], data["change_at"].values[i]] == words[1:]:
                    return str(data[column].values[i])
            raise Failed(f"no change {words}")
        at = list(data["parameter"].values).index(words[-1])
        values = data[column].values
        return str(values[at] if values.ndim == 1 else values[int(words[1]), at])


def same_number(text, value):
    """Whether `text` is `value`, rounded to the digits that it shows."""
    if text == "–":
        return not math.isfinite(value)
    plain = text.replace("−", "-").replace(",", "")
    if not re.fullmatch(r"[-+]?\d+(\.\d+)?(e[-+]\d+)?", plain) or not math.isfinite(value):
        return False
    if "e" in plain:
        return math.isclose(float(plain), value, rel_tol=0.006)
    decimals = len(plain.split(".")[1]) if "." in plain else 0
    half = 0.5 * 10.0**-decimals
    return abs(float(plain) - value) <= half * (1 + 1e-6) + 1e-9 * abs(value)


def check(result, of, is_, text):
    words = is_.split(" ")
    if words[0] == "given":
        expected = result.given(words[1:])
        # What steers a terminal or a browser is not shown; a value that is absent is a dash.
        if text != expected and not (text == "–" and expected == ""):
            raise Failed(f"{is_}: printed {text!r}, in the file {expected!r}")
        return
    if words[0] == "holds":
        holds = "indicator_" + of.split(" ")[1] in result.holm(int(words[1]))
        if (text == "●") != holds:
            raise Failed(f"{of}: marked {text!r}, Holm says {holds}")
        return
    value = float(result.number(of, words))
    if not same_number(text, value):
        raise Failed(f"{of}, {is_}: printed {text!r}, worked out {value!r}")


def main(arguments):
    result = Result(arguments[0])
    with open(arguments[1], encoding="utf-8") as file:
        page = Numbers()
        page.feed(file.read())
    if page.unnamed:
        raise Failed(f"numbers that do not say what they are, at {page.unnamed[:3]}")
    for of, is_, text in page.found:
        check(result, of, is_, text)
    least = int(arguments[3]) if len(arguments) > 3 else 1
    if len(page.found) < least:
        raise Failed(f"only {len(page.found)} numbers were found")
    print(f"ok: {len(page.found)} numbers of the report agree with the file")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Failed as failed:
        print(f"FAILED: {failed}", file=sys.stderr)
        sys.exit(1)
