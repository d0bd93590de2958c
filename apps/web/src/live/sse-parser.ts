// Server-sent events from text as it arrives in pieces: lines end in LF, CRLF or CR, comments are skipped, an event ends
// with an empty line (HTML standard, "Interpreting an event stream").

export interface SseMessage {
  /** `message` where the server gave no name. */
  readonly event: string;
  readonly data: string;
  /** Only where this very event carried one. */
  readonly id: string | null;
}

export class SseParser {
  private rest = '';
  private event = '';
  private data: string[] = [];
  private id: string | null = null;

  /** Takes the next piece and gives the events that are complete now, in order. */
  push(piece: string): SseMessage[] {
    const text = this.rest + piece;
    const messages: SseMessage[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (char !== '\n' && char !== '\r') continue;
      // A CR at the very end may be half of a CRLF: wait for the next piece.
      if (char === '\r' && at + 1 === text.length) break;
      this.line(text.slice(from, at), messages);
      if (char === '\r' && text[at + 1] === '\n') at++;
      from = at + 1;
    }
    this.rest = text.slice(from);
    return messages;
  }

  private line(line: string, messages: SseMessage[]): void {
    if (line === '') {
      if (this.data.length > 0) {
        messages.push({ event: this.event === '' ? 'message' : this.event, data: this.data.join('\n'), id: this.id });
      }
      this.event = '';
      this.data = [];
      this.id = null;
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
  }
}
