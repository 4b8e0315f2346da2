# Makes chains.csv and prints the digits of ChainDiagnosticsTests. R 4.2.2, posterior 1.4.0 (Debian 12). Run in this folder: Rscript chains.R
suppressMessages(library(posterior))
set.seed(7)
n <- 101
ar <- function(rho, shift) shift + as.numeric(arima.sim(list(ar = rho), n))
same <- sapply(1:4, function(i) ar(0.5, 0))          # mixed well
apart <- sapply(1:4, function(i) ar(0.8, i / 2))     # one apart from another
wide <- sapply(1:4, function(i) i * rt(n, 2))        # equal centers, unequal spreads, heavy tails
fast <- sapply(1:4, function(i) ar(-0.4, 0))         # swings from side to side
tied <- round(same)                                  # many ties
all <- data.frame(same, apart, wide, fast, tied)
names(all) <- as.vector(outer(1:4, c("same", "apart", "wide", "fast", "tied"), function(i, name) paste0(name, i)))
write.csv(format(all, digits = 15, trim = TRUE), "chains.csv", row.names = FALSE, quote = FALSE)
all <- read.csv("chains.csv")
for (name in c("same", "apart", "wide", "fast", "tied")) {
  x <- as.matrix(all[paste0(name, 1:4)])
  cat(sprintf("%s %.12g %.12g %.12g\n", name, rhat(x), ess_bulk(x), ess_tail(x)))
}
