# Months of each scenario, and paired differences: Rscript figure.R results/asaka/result.h5 figure.png
library(ncdf4)

measure <- "persons_long_stay"
indicator <- "long_stay"
arguments <- commandArgs(trailingOnly = TRUE)
result <- nc_open(arguments[1])
get <- function(name) ncvar_get(result, name, collapse_degen = FALSE) # keeps dimensions of one
scenarios <- get("scenario")
titles <- get("scenario_title")
png(arguments[2], width = 1650, height = 600, res = 150, pointsize = 9, type = "cairo")
layout(matrix(1:2, 1))

# Months: R has the dimensions the other way round, municipality first and scenario last.
months <- apply(get(measure), c(2, 4), sum) / length(get("replication"))
first <- as.Date(sub("days since ", "", ncatt_get(result, "time", "units")$value))
matplot(first + get("time"), months, type = "l", lty = seq_along(scenarios), col = 1, xaxt = "n", xlab = "",
        ylim = c(0, 1.35 * max(months)), ylab = ncatt_get(result, measure, "units")$value,
        main = ncatt_get(result, measure, "long_name")$value)
axis.Date(1, first + get("time"))
legend("topright", titles, lty = seq_along(scenarios), bty = "n")

# Differences: scenario minus baseline, the same people and the same luck in each replication.
name <- paste0("indicator_", indicator)
values <- get(name) # replication x scenario
pairs <- values[, -1, drop = FALSE] - values[, 1]
row <- which(get("indicator") == indicator)
estimate <- sapply(c("mean", "low", "high"), function(what) get(paste0("difference_", what))[row, -1])
estimate <- matrix(estimate, ncol = 3, dimnames = list(scenarios[-1], c("mean", "low", "high")))
at <- seq_along(scenarios[-1])
par(mar = c(5, 11, 4, 1))
plot(NA, xlim = range(pairs, estimate, 0, finite = TRUE), ylim = c(0.5, length(at) + 0.5), yaxt = "n", ylab = "",
     xlab = paste0(ncatt_get(result, name, "long_name")$value, " (", ncatt_get(result, name, "units")$value, ")"),
     main = "Pairs, their mean and 95 % interval")
abline(v = 0)
points(pairs, rep(at, each = nrow(pairs)), col = "grey60", pch = 16)
segments(estimate[, "low"], at + 0.2, estimate[, "high"], at + 0.2, lwd = 2)
points(estimate[, "mean"], at + 0.2, pch = 15)
axis(2, at, sapply(titles[-1], function(t) paste(strwrap(t, 24), collapse = "\n")), las = 1)
invisible(dev.off())
cat(sprintf("%s: %+.2f [%+.2f, %+.2f]", rownames(estimate), estimate[, "mean"], estimate[, "low"], estimate[, "high"]),
    sep = "\n")
