/** How copies are read back. Apart from the report, so that showing help needs no schema. */
export const auditDepths = ['none', 'sample', 'full'] as const;
export type AuditDepth = (typeof auditDepths)[number];
