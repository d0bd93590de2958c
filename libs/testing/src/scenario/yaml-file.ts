// YAML with its line numbers: values come as plain data, and each can be asked where in the file it stands.
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ScenarioProblem } from './scenario.js';

export type Path = readonly (string | number)[];

export class YamlFile {
  readonly problems: ScenarioProblem[] = [];
  readonly content: unknown;
  private readonly document;
  private readonly lines = new LineCounter();

  constructor(text: string) {
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true, version: '1.2' });
    for (const { pos, message } of this.document.errors) {
      this.problems.push({ line: this.lines.linePos(pos[0]).line, reason: message.split('\n')[0] ?? 'not YAML' });
    }
    this.content = this.problems.length > 0 ? null : this.document.toJS({ maxAliasCount: 100 });
  }

  /** The line of a value, or of the nearest one around it that is there. */
  lineOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line;
    }
    return 1;
  }

  refuse(path: Path, reason: string): void {
    this.problems.push({ line: this.lineOf(path), reason });
  }
}
