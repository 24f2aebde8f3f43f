/** Version of this program; script/check compares it with package.json. */
export const programVersion = '0.1.0';
export const programName = 'backup-actions';
