/** Names of columns that tell when a row was made, most telling first. */
export const timeColumns = [
  'created_at',
  'updated_at',
  'executed_at',
  'recorded_at',
  'inserted_at',
  'timestamp',
  'time',
  'ts',
  'date',
  'created',
  'updated',
] as const;
