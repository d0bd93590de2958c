// A hub with a small centre, homes that send and boards that listen: what the specs of the way from home to board start from.
import { EventReader } from './event-reader.js';
import { GatewayLine } from './gateway-line.js';
import { HubProcess } from './hub-process.js';
import { ok, type Schemas, type Seat } from './seat.js';
import { openSmallCentre, type Home, type SmallCentre } from './small-centre.js';

export const SPO2_LOW = {
  id: 'spo2-low',
  kind: 'limit',
  signal: 'spo2',
  low: 90,
  priority: 'high',
  onDelay: '3s',
  clearMargin: 2,
  offDelay: '3s',
} as const;
export const ON_DELAY_MS = 3_000;

export class WatchedCentre {
  private readonly lines: GatewayLine[] = [];
  private readonly readers: EventReader[] = [];

  private constructor(
    readonly hub: HubProcess,
    readonly people: SmallCentre,
  ) {}

  static async open(): Promise<WatchedCentre> {
    const hub = await HubProcess.create();
    const welcome = await hub.start();
    return new WatchedCentre(hub, await openSmallCentre(hub, welcome.firstLogIn));
  }

  async close(): Promise<void> {
    for (const line of this.lines) await line.close();
    for (const reader of this.readers) await reader.disconnect();
    await this.hub.dispose();
  }

  async lineOf({ credential }: Home): Promise<GatewayLine> {
    const line = await GatewayLine.connect(credential);
    this.lines.push(line);
    return line;
  }

  /** The centre's event stream after an event, or from now on. */
  async listen(after?: number): Promise<EventReader> {
    const reader = new EventReader(this.seat, after ?? (await this.latestEvent()));
    this.readers.push(reader);
    await reader.connect();
    return reader;
  }

  async latestEvent(): Promise<number> {
    return (await ok(this.seat.api.GET('/api/board'))).sequence;
  }

  detailOf(id: string): Promise<Schemas['IncidentDetail']> {
    return ok(this.seat.api.GET('/api/incidents/{id}', { params: { path: { id } } }));
  }

  async openIncidentsOf(patientId: string): Promise<Schemas['Incident'][]> {
    const open = await ok(this.seat.api.GET('/api/incidents', { params: { query: { state: 'open' } } }));
    return open.filter((incident) => incident.patientId === patientId);
  }

  /** What the archive holds as it was measured, the last instant included. */
  async archived(
    { patient }: Home,
    signal: 'spo2' | 'hr',
    { from, to }: { readonly from: number; readonly to: number },
  ): Promise<Schemas['NumericSample'][]> {
    const query = { signal, from, to: to + 1, resolution: 'raw' } as const;
    const params = { path: { id: patient.id }, query };
    return (await ok(this.seat.api.GET('/api/patients/{id}/numerics', { params }))).samples;
  }

  private get seat(): Seat {
    return this.people.centre;
  }
}
