import { parseCommand } from './workflow-commands.ts';

/**
 * Shows a step's stdout as it comes, the way the log of a workflow does: commands become words, masked values become
 * `***`. Returns what to call with each piece of output.
 */
export function workflowLog(show: (line: string) => void): (text: string) => void {
  const masks: string[] = [];
  let rest = '';
  const take = (line: string) => {
    const command = parseCommand(line);
    if (command === undefined) {
      show(hide(line, masks));
      return;
    }
    const { name, properties, data } = command;
    if (name === 'add-mask') masks.push(data);
    else if (name === 'group') show(hide(`▸ ${data}`, masks));
    else if (/^(error|warning|notice)$/.test(name)) {
      show(hide([name, properties.title, data].filter((part) => part !== undefined).join(': '), masks));
    }
  };
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  };
}

function hide(line: string, masks: readonly string[]): string {
  return masks.reduce((text, mask) => (mask === '' ? text : text.replaceAll(mask, '***')), line);
}
