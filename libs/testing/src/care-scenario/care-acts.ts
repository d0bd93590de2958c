// What people, the engine and machines do in a care scenario, through the centre's own services.
import type { AlarmEpisode } from '#alarms';
import { AlarmIntake, DispatchService, EscalationPolicies, IncidentService } from '#api';
import type { PatientEffects } from '#engine';
import type { PatientId } from '#kernel';
import { lowSpo2 } from '../plain-episode.js';
import { PUSH_KEY } from './care-centres.js';
import { addDevice } from './care-people.js';
import type { CareAct } from './care-scenario.js';
import type { CareWorld } from './care-world.js';

/** A doing that is not possible in the state things are in, such as closing what is unanswered. */
export class NotPossible extends Error {}

export class CareActs {
  private readonly episodes = new Map<string, AlarmEpisode>();
  private position = 0;
  private duties = 1_000;

  constructor(private readonly world: CareWorld) {}

  async do(act: CareAct): Promise<void> {
    const { world } = this;
    switch (act.act) {
      case 'alarm':
      case 'rises':
      case 'clears':
      case 'suppress':
      case 'heardAgain':
        return this.engine(act);
      case 'acknowledge':
      case 'note':
      case 'call':
      case 'close':
      case 'dispatch':
        return this.seat(act);
      case 'accept':
      case 'decline':
      case 'depart':
      case 'arrive':
      case 'report':
      case 'recall':
        return this.step(act.act, act.patient, act.by);
      case 'policies':
        return this.changePolicies(act.policies, act.by);
      case 'roster':
        return world.addDuty(act.duty, (this.duties += 1));
      case 'sit':
        return world.sit(act.person);
      case 'leave':
        world.seated.delete(act.person);
        await world.records.sessions.remove(`seat-of-${act.person}`);
        return;
      case 'account-closed':
        world.seated.delete(act.person);
        await world.records.people.change(act.person, { active: false });
        return;
      case 'device':
        return addDevice(world.records, {
          personId: act.person,
          device: act.device,
          at: world.clock.now(),
          pushKey: PUSH_KEY,
        });
      case 'channel':
        world.does[act.channel] = act.does;
        return;
      case 'stopCentre':
        return world.stopCentre(act.centre);
      case 'startCentre':
        return world.startCentre(act.centre);
      case 'killCentre':
        world.centres.get(act.centre)?.killAt(act.when);
        return;
      case 'restartCentre':
        for (const number of [...world.centres.keys()]) await world.startCentre(number);
        return;
      case 'clockBack':
        world.setBack(act.by);
        return;
    }
  }

  /** What the engine decides of an alarm, in its journal's order. */
  private async engine(act: Extract<CareAct, { alarm: string }>): Promise<void> {
    const { world } = this;
    const key = `${act.patient}/${act.alarm}`;
    const now = world.clock.now();
    const known = this.episodes.get(key);
    if (act.act === 'alarm') {
      const previous = known?.onsetAt ?? null;
      return this.take(act.patient, key, 'alarm-raised', {
        ...lowSpo2(now),
        ruleId: act.alarm,
        priority: act.priority,
        previousOnsetAt: previous,
      });
    }
    if (known === undefined) throw new NotPossible(`${act.alarm} has not been raised`);
    switch (act.act) {
      case 'rises':
        return this.take(act.patient, key, 'alarm-changed', { ...known, priority: act.to, acknowledged: null });
      case 'clears': {
        const signalState = known.priority === 'high' && known.acknowledged === null ? 'latched' : 'silent';
        return this.take(act.patient, key, 'alarm-changed', {
          ...known,
          clearedAt: now,
          presence: 'absent',
          signalState,
        });
      }
      case 'suppress':
        return this.take(act.patient, key, 'alarm-changed', { ...known, suppressedBy: ['patient-paused'] });
      case 'heardAgain':
        return this.take(act.patient, key, 'alarm-changed', { ...known, suppressedBy: [] });
    }
  }

  private async take(
    patientId: string,
    key: string,
    kind: 'alarm-raised' | 'alarm-changed',
    of: AlarmEpisode,
  ): Promise<void> {
    this.episodes.set(key, of);
    const effects: PatientEffects = {
      patientId: patientId as PatientId,
      position: (this.position += 1),
      ordinal: 0,
      effects: [{ kind, at: this.world.clock.now(), episode: of }],
    };
    await this.world.centre.app.get(AlarmIntake).take([effects]);
  }

  private async seat(
    act: Extract<CareAct, { act: 'acknowledge' | 'note' | 'call' | 'close' | 'dispatch' }>,
  ): Promise<void> {
    const { world } = this;
    const who = world.principal(act.by);
    const incidents = world.centre.app.get(IncidentService);
    const id = await this.incidentOf(act.patient);
    switch (act.act) {
      case 'acknowledge':
        await incidents.acknowledge(who, id, {});
        return;
      case 'note':
        await incidents.addNote(who, id, { text: '様子を見る' });
        return;
      case 'call':
        await incidents.logCall(who, id, { to: '家族', outcome: act.outcome });
        return;
      case 'close':
        await incidents.close(who, id, { outcome: act.outcome });
        return;
      case 'dispatch': {
        const body = act.station === null ? {} : { stationId: act.station };
        await world.centre.app.get(DispatchService).offer(who, id, body);
      }
    }
  }

  private async step(
    act: 'accept' | 'decline' | 'depart' | 'arrive' | 'report' | 'recall',
    patientId: string,
    by: string,
  ): Promise<void> {
    const { world } = this;
    const who = world.principal(by);
    const dispatches = world.centre.app.get(DispatchService);
    const all = await world.records.dispatches.ofIncidents([await this.incidentOf(patientId)]);
    const own = all.filter((row) => who.role !== 'station' || row.station_id === who.stationId).at(-1);
    if (own === undefined) throw new NotPossible(`nothing was offered to ${by}`);
    switch (act) {
      case 'decline':
        await dispatches.decline(who, own.id, { reason: '対応できない' });
        return;
      case 'report':
        await dispatches.report(who, own.id, { findings: '落ち着いている', vitals: {}, action: '確認', nextStep: '' });
        return;
      default:
        await dispatches[act](who, own.id, {});
    }
  }

  private async changePolicies(policies: readonly object[], by: string): Promise<void> {
    const service = this.world.centre.app.get(EscalationPolicies);
    const { version } = await service.current();
    const change = { policies: [...policies], reason: 'as the scenario says', basedOn: version };
    await service.change(this.world.principal(by), change);
  }

  private async incidentOf(patientId: string): Promise<string> {
    const { incidents } = this.world.records;
    const row = (await incidents.openOf(patientId)) ?? (await incidents.lastClosedOf(patientId));
    if (row === undefined) throw new NotPossible(`${patientId} has no incident`);
    return row.id;
  }
}
