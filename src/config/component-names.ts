/** The parts of a trading system that are backed up (the guide's word). */
export const componentNames = ['database', 'redis', 'config', 'logs'] as const;
export type ComponentName = (typeof componentNames)[number];
