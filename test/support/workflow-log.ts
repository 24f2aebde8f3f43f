/**
 * Shows a step's stdout as it comes, the way the log of a workflow does: commands become words, masked values become
 * `***`. Returns what to call with each piece of output.
 */
export function workflowLog(show: (line: string) => void): (text: string) => void {
  const masks: string[] = [];
  let rest = '';
  let resumeAt: string | undefined;
  const take = (line: string) => {
    const [, name, properties = '', data = ''] = /^::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (resumeAt !== undefined && name === resumeAt) resumeAt = undefined;
    else if (name === undefined || resumeAt !== undefined) show(hide(line, masks));
    else if (name === 'add-mask') masks.push(decode(data));
    else if (name === 'stop-commands') resumeAt = data;
    else if (name === 'group') show(hide(`▸ ${decode(data)}`, masks));
    else if (/^(error|warning|notice)$/.test(name)) show(hide(`${name}: ${words(properties, data)}`, masks));
  };
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  };
}

function words(properties: string, data: string): string {
  const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1];
  return [title === undefined ? [] : [decode(title.replaceAll('%3A', ':').replaceAll('%2C', ','))], decode(data)]
    .flat()
    .join(': ');
}

function hide(line: string, masks: readonly string[]): string {
  return masks.reduce((text, mask) => (mask === '' ? text : text.replaceAll(mask, '***')), line);
}

function decode(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
