"""How far people who coded the same things agree, and whether that is more than chance."""

from __future__ import annotations

from analysis.agreement.coefficients import alpha, kappa, observed
from analysis.agreement.spread import Range, alpha_range

__all__ = ["Range", "alpha", "alpha_range", "kappa", "observed"]
