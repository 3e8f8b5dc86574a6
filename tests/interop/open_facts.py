#!/usr/bin/python3
"""Opens a result with facts, and checks them against its own counts.

    /usr/bin/python3 tests/interop/open_facts.py RESULT_FOLDER

Prints each check; ends with 1 and the reason at the first that fails.
"""

import pathlib
import subprocess
import sys

import numpy as np
import xarray as xr

from checks import Failed, passed, require

LEVELS = ("scenario", "arrow", "from", "to", "municipality", "diagnosis", "agency", "hospital")
NUMBERS = ("replication", "time", "month", "person", "age")


def check_attributes(data):
    for name in LEVELS + NUMBERS:
        column = data[f"fact_{name}"]
        require(column.dims == ("fact",), f"fact_{name} has dimensions {column.dims}")
        for attribute in ("long_name", "long_name_ja"):
            require(column.attrs.get(attribute), f"fact_{name} has no {attribute}")
        if name != "time":
            require("units" in column.attrs, f"fact_{name} has no units")
    for name in LEVELS:
        column = data[f"fact_{name}"]
        ids = column.attrs["flag_meanings"].split(" ")
        values = np.atleast_1d(column.attrs["flag_values"])
        require(column.dtype in (np.int8, np.int16), f"fact_{name} is {column.dtype}")
        require(values.dtype == column.dtype, f"flags of fact_{name} are {values.dtype}")
        require(list(values) == list(range(len(ids))), f"flags of fact_{name}")
        for language in ("flag_names", "flag_names_ja"):
            require(len(column.attrs[language].split(" | ")) == len(ids), f"{language} of fact_{name}")
        require(column.min() >= 0 and column.max() < len(ids), f"fact_{name} has unknown levels")
    require(np.issubdtype(data["fact_time"].dtype, np.datetime64), "the time is not decoded")
    passed(f"{data.sizes['fact']} facts have {len(LEVELS)} enumerated and {len(NUMBERS)} other columns")


def ids_of(data, name):
    return data[f"fact_{name}"].attrs["flag_meanings"].split(" ")


def check_order(data):
    counts = data["fact_count"].values
    require(counts.sum() == data.sizes["fact"], "fact_count does not add up")
    starts = np.concatenate([[0], counts.ravel().cumsum()])
    for run, (first, end) in enumerate(zip(starts, starts[1:])):
        own = data.isel(fact=slice(first, end))
        s, i = divmod(run, counts.shape[1])
        require((own["fact_scenario"] == s).all(), f"run {run} has facts of another scenario")
        require((own["fact_replication"] == data["replication"].values[i]).all(), f"replication of run {run}")
        require((np.diff(own["fact_time"].values.astype("int64")) >= 0).all(), f"run {run} is out of order")
        chain(own, run)
    passed(f"{counts.size} runs in order; each person's facts are a chain")
    return starts


def chain(own, run):
    """Sorted by person, in order: each fact begins where the person's last one ended."""
    person = own["fact_person"].values
    order = np.argsort(person, kind="stable")
    same = person[order][1:] == person[order][:-1]
    begins, ended = own["fact_from"].values[order][1:], own["fact_to"].values[order][:-1]
    require((begins[same] == ended[same]).all(), f"a chain of run {run} is broken")
    require(same.sum() > 100, f"run {run} has hardly any chain")


def check_sums(data):
    """By row, month and municipality they are the counts."""
    arrows, towns = ids_of(data, "arrow"), ids_of(data, "municipality")
    require(towns == [str(m) for m in data["municipality"].values[: len(towns)]], "other municipalities")
    flows = [v for v in data.data_vars if v.startswith("flow_") and data[v].dims[-1] == "municipality"]
    require(flows == [f"flow_{a}" for a in arrows], "other flows")
    counted = np.stack([data[v].values for v in flows])  # arrow, scenario, replication, time, place
    replication = {r: i for i, r in enumerate(data["replication"].values)}
    found = np.zeros_like(counted)
    at = (data["fact_arrow"].values, data["fact_scenario"].values,
          np.array([replication[r] for r in data["fact_replication"].values]),
          data["fact_month"].values, data["fact_municipality"].values)
    np.add.at(found, at, 1)
    require(np.array_equal(found, counted), "the facts do not add up to the flows")
    passed(f"{len(flows)} flows are what their facts add up to, by month and municipality")
    months = data["fact_time"].values.astype("datetime64[M]")
    counted_in = data["time"].values.astype("datetime64[M]")[data["fact_month"].values]
    apart = months != counted_in
    second = (data["fact_time"].values - months.astype("datetime64[ns]")).astype("timedelta64[s]")
    require((second[apart] == np.timedelta64(0, "s")).all(), "a fact is counted in another month")
    passed(f"the time is in the month that counts; {apart.sum()} of the first second before it")


def check_ends(data):
    """What a flow says of its ends is what its facts do."""
    arrows, states = ids_of(data, "arrow"), ids_of(data, "from")
    nobody = 0
    for a, arrow in enumerate(arrows):
        flow = data[f"flow_{arrow}"].attrs
        for end in ("from_state", "to_state"):
            require(f"persons_{flow[end]}" in data, f"{arrow}: no persons_{flow[end]}")
            require(flow[end + "_name"] and flow[end + "_name_ja"], f"{arrow} has no names")
        require(flow["moves_nobody"] == (flow["from_state"] == flow["to_state"]), f"{arrow}: moves_nobody")
        nobody += int(flow["moves_nobody"])
        own = (data["fact_arrow"] == a).values
        require((data["fact_from"].values[own] == states.index(flow["from_state"])).all(), f"{arrow}: from")
        require((data["fact_to"].values[own] == states.index(flow["to_state"])).all(), f"{arrow}: to")
    require(0 < nobody < len(arrows), "either all or no flows move somebody")
    passed(f"{len(arrows)} flows lead where they say; {nobody} move nobody")


def check_places(data):
    inside = [i for i, s in enumerate(ids_of(data, "from")) if s in ("acute", "stable", "waiting", "long_stay")]
    about = np.isin(data["fact_from"], inside) | np.isin(data["fact_to"], inside)
    require(((data["fact_hospital"].values > 0) == about).all(), "a hospital without a patient")
    hospitals = ids_of(data, "hospital")
    require(hospitals[0] == "none" and "outside" in hospitals, f"hospitals are {hospitals}")
    new = hospitals.index("another") == data["fact_hospital"].values
    require(new.any() and (data["fact_scenario"].values[new] == 1).all(), "the other scenario's hospital")
    agencies = ids_of(data, "agency")
    require(agencies == ["none"] + [str(s) for s in data["station"].values], "agencies are no stations")
    passed(f"{len(hospitals) - 1} hospitals and {len(agencies) - 1} agencies, those of each scenario")


def check_command_line(file):
    for command in (["ncdump", "-h", str(file)], ["ncdump", "-v", "fact_age", str(file)], ["h5dump", "-H", str(file)]):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        require(done.returncode == 0, f"{' '.join(command)}: {done.stderr.strip()}")
        require("fact_age" in done.stdout, f"{command[0]} shows no facts")
    passed("ncdump and h5dump read the facts")


def main(folder):
    file = folder / "result.h5"
    require((folder / "FACTS_README.txt").is_file(), "there is no note")
    check_command_line(file)
    opened = {}
    for engine in ("h5netcdf", "netcdf4"):
        with xr.open_dataset(file, engine=engine) as data:
            opened[engine] = data.load()
    first, second = opened.values()
    require(first.identical(second), "h5netcdf and netcdf4 read different things")
    passed("h5netcdf and netcdf4 read the same")
    for check in (check_attributes, check_order, check_sums, check_ends, check_places):
        check(first)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(pathlib.Path(sys.argv[1]))
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
