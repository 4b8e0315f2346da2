# Makes the data sets and the digits that TrialStatistics*Tests hold the analyses to.
# Made with R 4.2.2, lme4 1.1-31, nlme 3.1-162, lmerTest 3.1-3, pbkrtest 0.5.2, multcomp 1.4-22, mvtnorm 1.1-3 (Debian 12).
# Run in this folder: Rscript trials.R
suppressMessages({library(nlme); library(lme4); library(lmerTest); library(pbkrtest); library(mvtnorm)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261125)
out <- list()
put <- function(name, ...) out[[length(out) + 1]] <<- sprintf("%s,%.15g", name, c(...))

# Parallel trial: three arms, baseline, three visits, some visits missing.
n <- 36
arm <- rep(0:2, each = n / 3)
u <- rnorm(n, 0, 3)
baseline <- round(30 + u + rnorm(n, 0, 2), 3)
visit <- sapply(1:3, function(v) round(30 + u + arm * v * 0.8 + rnorm(n, 0, 2 + v / 4), 3))
visit[5, 2:3] <- NA; visit[11, 3] <- NA; visit[17, 2] <- NA; visit[20, 2:3] <- NA; visit[31, 1] <- NA; visit[33, 3] <- NA
wide <- data.frame(person = 1:n, arm, baseline, v1 = visit[, 1], v2 = visit[, 2], v3 = visit[, 3])
write.csv(wide, "parallel.csv", row.names = FALSE, quote = FALSE)

w <- wide[!is.na(wide$v3), ]
x <- w$v3[w$arm == 2] - w$baseline[w$arm == 2]; y <- w$v3[w$arm == 0] - w$baseline[w$arm == 0]
test <- function(name, t) put(name, t$stderr, t$parameter, t$statistic, t$p.value, t$conf.int)
test("student", t.test(x, y, var.equal = TRUE))
test("welch", t.test(x, y))
test("paired", t.test(w$v3[w$arm == 2], w$baseline[w$arm == 2], paired = TRUE))
test("greater", t.test(x, y, alternative = "greater", mu = -1))
fit <- lm(v3 ~ factor(arm) + baseline, w)
put("ancova", summary(fit)$coefficients["factor(arm)1", ], summary(fit)$coefficients["factor(arm)2", ], confint(fit)["factor(arm)2", ])
mean0 <- predict(fit, data.frame(arm = 0, baseline = mean(w$baseline)), se.fit = TRUE)
put("adjusted", mean0$fit, mean0$se.fit)

long <- reshape(wide, direction = "long", varying = c("v1", "v2", "v3"), v.names = "value", timevar = "visit", idvar = "person")
long <- long[order(long$person, long$visit), ]; long <- long[!is.na(long$value), ]
long$a <- factor(long$arm); long$t <- factor(long$visit)
# Cell means and baseline by visit, as in MmrmDesign.
form <- value ~ 0 + a:t + baseline:t
control <- glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 500, msMaxIter = 500)
mmrm <- function(name, cor, weights, method) {
  f <- gls(form, long, correlation = cor, weights = weights, method = method, control = control, na.action = na.omit)
  v <- getVarCov(f, individual = "1")
  ll <- as.numeric(logLik(f))
  b <- coef(f); c2 <- rep(0, length(b)); names(c2) <- names(b); c2["a2:t3"] <- 1; c2["a0:t3"] <- -1
  put(name, ll, sum(c2 * b), sqrt(as.numeric(t(c2) %*% vcov(f) %*% c2)), v[lower.tri(v, TRUE)])
}
mmrm("mmrm.un.reml", corSymm(form = ~ visit | person), varIdent(form = ~ 1 | t), "REML")
mmrm("mmrm.un.ml", corSymm(form = ~ visit | person), varIdent(form = ~ 1 | t), "ML")
mmrm("mmrm.cs.reml", corCompSymm(form = ~ 1 | person), NULL, "REML")
mmrm("mmrm.ar.reml", corAR1(form = ~ visit | person), NULL, "REML")
mmrm("mmrm.ar.ml", corAR1(form = ~ visit | person), NULL, "ML")

# Satterthwaite's degrees of freedom of the same contrast from numerical derivatives of a likelihood written down directly.
X <- model.matrix(form, long); people <- split(seq_len(nrow(long)), long$person)
parts <- function(theta, cov) {
  V <- cov(theta); ld <- 0; XX <- 0; Xy <- 0; yy <- 0
  for (i in people) {
    W <- solve(V[long$visit[i], long$visit[i], drop = FALSE]); xi <- X[i, , drop = FALSE]; yi <- long$value[i]
    ld <- ld - determinant(W)$modulus; XX <- XX + t(xi) %*% W %*% xi; Xy <- Xy + t(xi) %*% W %*% yi; yy <- yy + t(yi) %*% W %*% yi
  }
  list(phi = solve(XX), dev = as.numeric(ld + determinant(XX)$modulus + yy - t(Xy) %*% solve(XX, Xy)))
}
freedom <- function(start, cov) {
  # A few steps of Newton's method bring nlme's estimate to the maximum.
  theta <- start
  for (i in 1:8) theta <- theta - solve(numDeriv::hessian(function(z) parts(z, cov)$dev, theta), numDeriv::grad(function(z) parts(z, cov)$dev, theta))
  l <- rep(0, ncol(X)); names(l) <- colnames(X); l["a2:t3"] <- 1; l["a0:t3"] <- -1
  A <- 2 * solve(numDeriv::hessian(function(z) parts(z, cov)$dev, theta))
  f <- function(z) as.numeric(t(l) %*% parts(z, cov)$phi %*% l)
  g <- numDeriv::grad(f, theta)
  2 * f(theta)^2 / as.numeric(t(g) %*% A %*% g)
}
un <- function(z) { V <- matrix(0, 3, 3); V[lower.tri(V, TRUE)] <- z; V + t(V) - diag(diag(V)) }
start <- function(cor, weights) { v <- getVarCov(gls(form, long, correlation = cor, weights = weights, control = control), individual = "1"); v[lower.tri(v, TRUE)] }
put("mmrm.un.df", freedom(start(corSymm(form = ~ visit | person), varIdent(form = ~ 1 | t)), un))
s <- start(corAR1(form = ~ visit | person), NULL)
put("mmrm.ar.df", freedom(c(s[1], s[2] / s[1]), function(z) z[1] * z[2]^abs(outer(1:3, 1:3, "-"))))

# Random intercept, random slope: lme4, lmerTest, pbkrtest.
mixed <- function(name, f, l) {
  L <- matrix(l, 1); s <- contest1D(f, l, ddf = "Satterthwaite"); k <- contest1D(f, l, ddf = "Kenward-Roger")
  vc <- as.data.frame(VarCorr(f))$vcov
  put(name, as.numeric(logLik(f)), fixef(f), vc, s[["Std. Error"]], s$df, s[["Pr(>|t|)"]], k[["Std. Error"]], k$df, k[["Pr(>|t|)"]])
}
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))
mixed("lmm.intercept", lmer(value ~ a * visit + baseline + (1 | person), long, control = tight), c(0, 0, 1, 0, 0, 0, 3)) # arm 2 against 0 at visit 3
mixed("lmm.slope", lmer(value ~ a * visit + baseline + (1 + visit | person), long, control = tight), c(0, 0, 1, 0, 0, 0, 3))
mixed("lmm.independent", lmer(value ~ a * visit + baseline + (1 | person) + (0 + visit | person), long, control = tight), c(0, 0, 1, 0, 0, 0, 3))
f <- lmer(value ~ a * visit + baseline + (1 | person), long, REML = FALSE, control = tight)
put("lmm.ml", as.numeric(logLik(f)), fixef(f), as.data.frame(VarCorr(f))$vcov)

# lme4's sleepstudy: the example of Bates et al. 2015, J Stat Softw 67(1).
write.csv(sleepstudy, "sleepstudy.csv", row.names = FALSE, quote = FALSE)
mixed("sleepstudy", lmer(Reaction ~ Days + (Days | Subject), sleepstudy, control = tight), c(0, 1))

# Ranks.
put("ranksum", wilcox.test(x, y, conf.int = TRUE)$p.value, wilcox.test(x, y, conf.int = TRUE)$conf.int, wilcox.test(x, y, conf.int = TRUE)$estimate, wilcox.test(x, y)$statistic)
put("ranksum.normal", wilcox.test(x, y, exact = FALSE)$p.value)
xt <- round(x); yt <- round(y)
put("ranksum.ties", suppressWarnings(wilcox.test(xt, yt)$p.value))
put("signedrank", wilcox.test(x, conf.int = TRUE)$p.value, wilcox.test(x, conf.int = TRUE)$conf.int, wilcox.test(x, conf.int = TRUE)$estimate, wilcox.test(x)$statistic)
put("signedrank.ties", suppressWarnings(wilcox.test(xt, exact = FALSE)$p.value))

# Two-period crossover with two missed periods.
set.seed(7)
cross <- data.frame(person = rep(1:14, each = 2), sequence = rep(c("AB", "BA"), each = 14), period = rep(1:2, 14))
cross$treatment <- ifelse((cross$sequence == "AB") == (cross$period == 1), "A", "B")
cross$value <- round(rep(rnorm(14, 20, 3), each = 2) + 1.5 * (cross$treatment == "A") + 0.7 * (cross$period == 2) + rnorm(28, 0, 1.5), 3)
write.csv(cross[, c("person", "sequence", "period", "value")], "crossover.csv", row.names = FALSE, quote = FALSE)
fit <- summary(lm(value ~ factor(person) + factor(period) + relevel(factor(treatment), "B"), cross))$coefficients
put("crossover", fit[nrow(fit), ])
put("crossover.period", -fit[nrow(fit) - 1, 1], fit[nrow(fit) - 1, 2])
gone <- cross; gone$value[c(4, 21)] <- NA; gone <- gone[!is.na(gone$value), ]
f <- lmer(value ~ factor(period) + relevel(factor(treatment), "B") + (1 | person), gone, control = tight)
for (m in c("Satterthwaite", "Kenward-Roger")) { k <- contest1D(f, c(0, 0, 1), ddf = m); put("crossover.mixed", k$Estimate, k[["Std. Error"]], k$df, k[["Pr(>|t|)"]]) }

# Multiplicity.
p <- c(0.001, 0.012, 0.021, 0.034, 0.2, 0.021)
for (m in c("bonferroni", "holm", "hochberg", "hommel")) put(m, p.adjust(p, m))
dunnett <- function(t, df, n0, n) { b <- sqrt(n / (n + n0)); R <- outer(b, b); diag(R) <- 1; 1 - pmvt(-rep(t, length(n)), rep(t, length(n)), df = df, corr = R, algorithm = GenzBretz(maxpts = 5e6, abseps = 1e-7))[1] }
put("dunnett", dunnett(2.2, 20, 10, c(8, 9, 12)), dunnett(2.5, 57, 20, c(20, 20)), dunnett(3.1, 7, 4, c(3, 5, 4, 4)))

# Rates.
put("fisher", fisher.test(matrix(c(9, 11, 3, 17), 2))$p.value, fisher.test(matrix(c(9, 11, 3, 17), 2), alternative = "greater")$p.value, fisher.test(matrix(c(5, 10, 20, 9), 2))$p.value)
put("clopper", binom.test(7, 40)$conf.int, binom.test(0, 12)$conf.int)
put("wilson", prop.test(7, 40, correct = FALSE)$conf.int)

# Power.
put("power.t", power.t.test(20, 1, 1)$power, power.t.test(12, 0.5, 1, type = "paired", strict = TRUE)$power, power.t.test(power = 0.9, delta = 1)$n, power.t.test(30, 0.5, 1, alternative = "one.sided")$power)
put("power.prop", power.prop.test(50, 0.5, 0.75)$power, power.prop.test(power = 0.9, p1 = 0.5, p2 = 0.75)$n)
put("pt", pt(1.3, 7.5, 0.8), pt(4, 38, 3.1), pt(-0.5, 4, 1), qt(0.975, 3.7), qt(0.995, 0.8), pt(-12, 40), qt(0.6, 150))

writeLines(c("name,value", unlist(out)), "digits.csv")
