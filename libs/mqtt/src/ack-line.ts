// Lets outcomes out in the order their work began, however the work overlaps.

interface Place {
  release: (() => void) | null;
}

export class AckLine {
  private readonly places: Place[] = [];
  private head = 0;

  get length(): number {
    return this.places.length - this.head;
  }

  /** Takes the next place; calling the result lets `release` run once everything before it has been released. */
  take(): (release: () => void) => void {
    const place: Place = { release: null };
    this.places.push(place);
    return (release) => {
      place.release = release;
      if (this.places[this.head] === place) this.releaseReady();
    };
  }

  private releaseReady(): void {
    for (let place = this.places[this.head]; place?.release; place = this.places[this.head]) {
      this.head++;
      const { release } = place;
      // Room is taken back in slices, so that a long line costs nothing extra.
      if (this.head === this.places.length || this.head > 1_024) {
        this.places.splice(0, this.head);
        this.head = 0;
      }
      release();
    }
  }
}
