// Lets so many through at a time; the others wait in line. A rush of strangers then asks the records no more at once than
// the records can bear beside their other work.

export class Turnstile {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly places: number) {}

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) await new Promise<void>((resolve) => this.line.push(resolve));
    else this.inside++;
    try {
      return await work();
    } finally {
      // Whoever is next takes over the place.
      const next = this.line.shift();
      if (next) next();
      else this.inside--;
    }
  }
}
