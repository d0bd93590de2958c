// A link that opens the map application of whatever device it is pressed on. Opened only by a person's press; the page
// itself loads nothing from there.
export function mapLink(place: { lat: number | null; lon: number | null; address: string }): string {
  const query = place.lat !== null && place.lon !== null ? `${place.lat},${place.lon}` : place.address;
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(query)}`;
}

/** For a telephone link: digits, plus and nothing else. */
export function telLink(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
