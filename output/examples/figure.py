"""Months of each scenario, and paired differences: python3 figure.py results/asaka/result.h5 figure.png"""
import sys

import matplotlib

matplotlib.use("Agg")  # no screen is needed
import matplotlib.pyplot as plt
import xarray as xr
from matplotlib.font_manager import fontManager

fonts = {font.name for font in fontManager.ttflist}  # titles may be in Japanese
plt.rcParams["font.family"] = [f for f in ("DejaVu Sans", "Noto Sans CJK JP", "IPAexGothic") if f in fonts]

measure, indicator = "persons_long_stay", "long_stay"
result = xr.open_dataset(sys.argv[1])
baseline, others = result["scenario"].values[0], result["scenario"].values[1:]
figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")

# Months: the mean of the replications of each scenario, which differ in their dashes as well.
months = result[measure].sum("municipality").mean("replication")
dashes = {name: ["-", "--", ":", "-."][i % 4] for i, name in enumerate(result["scenario"].values)}
for name, dash in dashes.items():
    left.plot(result["time"], months.sel(scenario=name), dash,
              label=str(result["scenario_title"].sel(scenario=name).values))
left.set(title=result[measure].attrs["long_name"], ylabel=result[measure].attrs["units"], ylim=(0, None))
left.legend()
left.tick_params(axis="x", labelsize=8)

# Differences: scenario minus baseline, the same people and the same luck in each replication.
values = result[f"indicator_{indicator}"]
for row, name in enumerate(others):
    pairs = values.sel(scenario=name) - values.sel(scenario=baseline)
    right.plot(pairs, [row] * pairs.size, "o", color="0.6", markersize=4)
    at = {"scenario": name, "indicator": indicator}
    mean, low, high = (float(result[f"difference_{what}"].sel(at)) for what in ("mean", "low", "high"))
    right.errorbar(mean, row + 0.2, xerr=[[mean - low], [high - mean]], fmt="ks", capsize=4)
    print(f"{name}: {mean:+.2f} [{low:+.2f}, {high:+.2f}]")
right.axvline(0, color="black", linewidth=0.8)
right.set_yticks(range(len(others)), [str(t) for t in result["scenario_title"].values[1:]])
right.set(title="Pairs, their mean and 95 % interval",
          xlabel=f"{values.attrs['long_name']} ({values.attrs['units']})", ylim=(-0.5, len(others)))
figure.savefig(sys.argv[2], dpi=150)
