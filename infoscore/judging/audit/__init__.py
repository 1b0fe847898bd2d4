"""The audit of figures, dates and names: prove what contradicts itself, and only then speak."""

from infoscore.judging.audit.run import Audit, AuditFinding, audit

__all__ = ["Audit", "AuditFinding", "audit"]
