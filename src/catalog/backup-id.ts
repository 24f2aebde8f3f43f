const pattern = /^(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})$/;

/** The id of a backup: YYYYMMDD_HHMMSS in UTC, the guide's form. */
export function backupId(at: Date): string {
  const digits = at.toISOString().replace(/\D/g, '');
  return `${digits.slice(0, 8)}_${digits.slice(8, 14)}`;
}

/** Ids have a resolution of one second; the next free one is taken. */
export async function freeId(at: Date, isTaken: (id: string) => boolean | Promise<boolean>): Promise<string> {
  for (let time = at.getTime(); ; time += 1000) {
    const id = backupId(new Date(time));
    if (!(await isTaken(id))) return id;
  }
}

/** The moment an id names, or undefined when the text is not an id. */
export function backupTime(id: string): Date | undefined {
  const match = pattern.exec(id);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time.getTime()) || backupId(time) !== id ? undefined : time;
}
