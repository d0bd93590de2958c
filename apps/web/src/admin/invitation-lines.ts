// The lines of a bulk invitation: `log-in name, name, initials`, also with the commas of a Japanese keyboard or tabs from a
// spreadsheet.

export interface InvitationLine {
  readonly name: string;
  readonly displayName: string;
  readonly initials: string;
}

export interface InvitationLines {
  readonly people: readonly InvitationLine[];
  /** The first line that is not understood, counted from 1; null when all are. */
  readonly wrongLine: number | null;
}

export function invitationLines(text: string): InvitationLines {
  const people: InvitationLine[] = [];
  const names = new Set<string>();
  let wrongLine: number | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [name = '', displayName = '', given = '', ...more] = line.split(/[,、，\t]/).map((part) => part.trim());
    const initials = given === '' ? [...displayName.replaceAll(/\s/g, '')].slice(0, 2).join('') : given;
    const fits =
      /^[a-z0-9][a-z0-9._-]{1,63}$/.test(name) && displayName !== '' && [...initials].length <= 4 && more.length === 0;
    if (!fits || names.has(name)) wrongLine ??= index + 1;
    names.add(name);
    people.push({ name, displayName, initials });
  }
  return { people, wrongLine };
}
