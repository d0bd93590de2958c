// Made by `node scripts/openapi.mjs` from docs/openapi.json. Change the DTOs in libs/api, not this file.
export interface paths {
  '/api/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is logged in. */
    get: operations['getSession'];
    put?: never;
    /** Log in; sets the session cookie. */
    post: operations['logIn'];
    /** End this session. */
    delete: operations['logOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everybody with an account. */
    get: operations['listPeople'];
    put?: never;
    /** Add a person; the answer carries the first password once. */
    post: operations['createPerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/board': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything a seat sees, consistent with `sequence`. */
    get: operations['getBoard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Server-sent events: what happened, live vitals, a heartbeat each second.
     * @description Durable events have `id: <sequence>` and `event: <type>`; a reader that resumes misses none and gets none twice. Without id: `vitals` (LiveNumeric[]), `heartbeat` (Heartbeat), `reset` (the wanted sequence is no longer kept: load the board again). Each reader gets only what its role and scope allow.
     */
    get: operations['streamEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Server-sent events of one patient: `numerics` (LiveNumeric[]), `ecg` (LiveEcg), `heartbeat` each second.
     * @description Nothing here is durable: a reader that reconnects starts with the newest numerics.
     */
    get: operations['streamPatient'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Patients by reading of the name; for a doctor the own ones. */
    get: operations['listPatients'];
    put?: never;
    /** Take a patient under watch. */
    post: operations['createPatient'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One patient with the emergency card. */
    get: operations['getPatient'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change the card; what is left out stays. */
    patch: operations['changePatient'];
    trace?: never;
  };
  '/api/patients/{id}/audio-pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Quiet the sound for a short time; a rise in priority sounds all the same. */
    post: operations['pauseAudio'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pause monitoring with a reason and an end. */
    post: operations['pausePatient'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Monitor again. */
    post: operations['resumePatient'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/numerics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One signal over a range: raw for at most a day, coarser for longer. */
    get: operations['getNumerics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/waveform': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Stretches of ECG over a range of at most ten minutes; gaps lie between them. */
    get: operations['getWaveform'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/alarms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Alarms that stood at any time of the range, newest first (at most 1,000), historical ones too. */
    get: operations['listAlarms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rules in force. */
    get: operations['listRules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/rules/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every version of every rule, newest first. */
    get: operations['listRuleHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/rules/{ruleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set a rule. Refused as a whole, with every problem named, when it is not understood. */
    put: operations['putRule'];
    post?: never;
    /** Take a rule away; its versions stay on record. */
    delete: operations['removeRule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/rules/{ruleId}/shelve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put a rule aside with a reason and an end. */
    post: operations['shelveRule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/rules/{ruleId}/unshelve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hear it again. */
    post: operations['unshelveRule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Incidents, open ones by urgency, closed ones newest first (at most 200). */
    get: operations['listIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One incident with its timeline. */
    get: operations['getIncident'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accept responsibility for every alarm of the incident. */
    post: operations['acknowledgeIncident'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Record a telephone call. */
    post: operations['logCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Write a note into the timeline. */
    post: operations['addNote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/dispatches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask a station to go and look; by default the one on duty. */
    post: operations['offerDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close with an outcome. Refused while an alarm waits for an answer or a nurse is on the way. */
    post: operations['closeIncident'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dispatches, newest first (at most 100); for a station its own. */
    get: operations['listDispatches'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One dispatch. */
    get: operations['getDispatch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accept the offer. */
    post: operations['acceptDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decline the offer, with a reason. */
    post: operations['declineDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/en-route': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The nurse is on the way. */
    post: operations['departDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/on-scene': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The nurse is at the door. */
    post: operations['arriveDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What was found, measured and done. */
    post: operations['reportDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/recall': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Call it off. */
    post: operations['recallDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/stations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Stations with who is on duty now. */
    get: operations['listStations'];
    put?: never;
    /** Add a station. */
    post: operations['createStation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/stations/{id}/duties': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When it is on duty; a station sees its own. */
    get: operations['getDuties'];
    /** Replace the whole list. */
    put: operations['putDuties'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/family': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How those are for whom this person is allowed to look, without clinical figures. */
    get: operations['listFamily'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/gateways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gateways with their state. */
    get: operations['listGateways'];
    put?: never;
    /** Add a gateway, or give a known one a new code: valid 15 minutes, once. */
    post: operations['createGateway'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/gateways/enrol': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Exchange a one-time code for a credential. */
    post: operations['enrolGateway'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/gateways/{id}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraw the credential and close the connection. */
    post: operations['revokeGateway'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/gateways/{id}/refusals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Frames refused, by reason. */
    get: operations['listRefusals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/devices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Devices and who has them. */
    get: operations['listDevices'];
    put?: never;
    /** Add a device behind a gateway. */
    post: operations['createDevice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/devices/{id}/lend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** From an instant on, what it measures is this patient’s. */
    post: operations['lendDevice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/devices/{id}/return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** From an instant on, what it measures is nobody’s. */
    post: operations['returnDevice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What people did, newest first. */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    LogIn: {
      name: string;
      /** Format: password */
      password: string;
    };
    /** @enum {string} */
    Role: 'centre' | 'supervisor' | 'station' | 'doctor' | 'family' | 'administrator';
    Me: {
      personId: string;
      /** @description Log-in name. */
      name: string;
      displayName: string;
      /** @description Shown beside what this person has acknowledged. */
      initials: string;
      role: components['schemas']['Role'];
      /** @description The station this person works for. */
      stationId: string | null;
      /**
       * Format: int64
       * @description The session ends then at the latest. Epoch milliseconds.
       * @example 1767963600000
       */
      sessionExpiresAt: number;
    };
    FieldProblem: {
      /** @description Path of the field, such as `vitals.spo2`. */
      path: string;
      /** @description The rule it breaks; never the value itself. */
      rule: string;
    };
    Problem: {
      /**
       * @description `AREA.REASON`.
       * @example INCIDENT.CLOSED
       */
      code: string;
      message: string;
      problems?: components['schemas']['FieldProblem'][];
      /** @description For an unexpected failure: the id under which the log has it. */
      errorId?: string;
    };
    Person: {
      id: string;
      name: string;
      displayName: string;
      initials: string;
      role: components['schemas']['Role'];
      /** @description The station this person works for. */
      stationId: string | null;
      active: boolean;
      /**
       * Format: int64
       * @description When this person was added. Epoch milliseconds.
       * @example 1767963600000
       */
      createdAt: number;
      /**
       * Format: int64
       * @description When this person last logged in. Epoch milliseconds.
       * @example 1767963600000
       */
      lastLogInAt: number | null;
    };
    NewPerson: {
      /** @description Log-in name. */
      name: string;
      /** @description As others see this person. */
      displayName: string;
      /** @description One to four characters. */
      initials: string;
      role: components['schemas']['Role'];
      /** @description For the role station: where this person works. */
      stationId?: string;
    };
    CreatedPerson: {
      person: components['schemas']['Person'];
      /** @description First password, shown this once. */
      oneTimePassword: string;
    };
    /** @enum {string} */
    Sex: 'female' | 'male' | 'other' | 'unknown';
    BoardDevice: {
      device: string;
      gateway: string;
      label: string;
      /** @description Whether its gateway is connected now. */
      connected: boolean;
      /**
       * Format: int64
       * @description When anything last came from it. Epoch milliseconds.
       * @example 1767963600000
       */
      lastReceivedAt: number | null;
    };
    /** @enum {string} */
    Signal: 'hr' | 'pr' | 'spo2' | 'rr' | 'temp' | 'sbp' | 'dbp' | 'weight' | 'movement' | 'bed' | 'battery';
    /** @enum {string} */
    Quality: 'good' | 'questionable' | 'invalid';
    /** @enum {string} */
    QualityCause:
      | 'none'
      | 'lead-off'
      | 'sensor-off'
      | 'motion'
      | 'low-perfusion'
      | 'no-contact'
      | 'weak-signal'
      | 'saturated'
      | 'noise'
      | 'displaced'
      | 'malfunction'
      | 'from-storage'
      | 'test-data'
      | 'unspecified';
    BoardNumeric: {
      signal: components['schemas']['Signal'];
      /** @description Null when the newest sample had no usable value. 0 is a value. */
      value: number | null;
      quality: components['schemas']['Quality'];
      cause: components['schemas']['QualityCause'];
      /**
       * Format: int64
       * @description By the device clock. Epoch milliseconds.
       * @example 1767963600000
       */
      observedAt: number;
      /**
       * Format: int64
       * @description By the centre’s clock. Epoch milliseconds.
       * @example 1767963600000
       */
      receivedAt: number;
    };
    Sparkline: {
      signal: components['schemas']['Signal'];
      /**
       * Format: int64
       * @description Start of the first minute. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      values: (number | null)[];
    };
    /** @enum {string} */
    Priority: 'high' | 'medium' | 'low';
    BoardRule: {
      ruleId: string;
      signal: components['schemas']['Signal'] | null;
      /** @description Low limit. */
      low: number | null;
      /** @description High limit. */
      high: number | null;
      priority: components['schemas']['Priority'] | null;
      /**
       * Format: int64
       * @description Put aside until then. Epoch milliseconds.
       * @example 1767963600000
       */
      shelvedUntil: number | null;
    };
    BoardPatient: {
      id: string;
      displayName: string;
      kana: string;
      age: number;
      sex: components['schemas']['Sex'];
      area: string;
      conditions: string[];
      livingAlone: boolean;
      /**
       * Format: int64
       * @description Monitoring is paused until then. Epoch milliseconds.
       * @example 1767963600000
       */
      pausedUntil: number | null;
      /**
       * Format: int64
       * @description The sound is paused until then. Epoch milliseconds.
       * @example 1767963600000
       */
      audioPausedUntil: number | null;
      devices: components['schemas']['BoardDevice'][];
      numerics: components['schemas']['BoardNumeric'][];
      spark: components['schemas']['Sparkline'][];
      rules: components['schemas']['BoardRule'][];
    };
    /** @enum {string} */
    IncidentState: 'open' | 'closed';
    Acknowledgement: {
      /** @description Person id. */
      by: string;
      initials: string;
      /**
       * Format: int64
       * @description When. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
    };
    /**
     * @description What went wrong on the way to the door.
     * @enum {string}
     */
    Attention: 'dispatch-declined' | 'dispatch-timed-out';
    BilingualText: {
      ja: string;
      en: string;
    };
    /** @enum {string} */
    LimitDirection: 'below' | 'above';
    /** @enum {string} */
    ConditionKind: 'physiological' | 'technical';
    HeadlineAlarm: {
      alarmId: string;
      ruleId: string;
      signal: components['schemas']['Signal'] | null;
      /** @description Newest value the rule saw. */
      value: number | null;
      /** @description The limit it broke. */
      limit: number | null;
      direction: components['schemas']['LimitDirection'] | null;
      /**
       * Format: int64
       * @description Since when the condition holds, by the device clock. Epoch milliseconds.
       * @example 1767963600000
       */
      since: number;
      /** @description Furthest value of this episode. */
      extreme: number | null;
      quality: components['schemas']['Quality'] | null;
      conditionKind: components['schemas']['ConditionKind'];
    };
    /** @enum {string} */
    Presence: 'absent' | 'pending' | 'present' | 'clearing';
    /** @enum {string} */
    SignalState: 'silent' | 'sounding' | 'latched';
    Alarm: {
      id: string;
      patientId: string;
      /** @description The incident it joined; null when it called nobody. */
      incidentId: string | null;
      ruleId: string;
      ruleVersion: number;
      ruleKind: string;
      signal: components['schemas']['Signal'] | null;
      priority: components['schemas']['Priority'];
      conditionKind: components['schemas']['ConditionKind'];
      presence: components['schemas']['Presence'];
      signalState: components['schemas']['SignalState'];
      /**
       * Format: int64
       * @description When the condition began, by the device clock; with patient and rule the alarm’s identity. Epoch milliseconds.
       * @example 1767963600000
       */
      onsetAt: number;
      /**
       * Format: int64
       * @description When the on-delay had passed. Epoch milliseconds.
       * @example 1767963600000
       */
      raisedAt: number;
      /**
       * Format: int64
       * @description When the condition had gone. Epoch milliseconds.
       * @example 1767963600000
       */
      clearedAt: number | null;
      acknowledged: components['schemas']['Acknowledgement'] | null;
      /** @description One sentence a nurse understands. */
      headline: components['schemas']['BilingualText'];
      /** @description Newest value the rule saw. */
      value: number | null;
      /** @description The limit it broke. */
      limit: number | null;
      /** @description Furthest value of this episode. */
      extreme: number | null;
      /** @description Found in data that came late: shown as "while disconnected", calls nobody. */
      historical: boolean;
      /** @description Counts the episodes of this rule. */
      episodeNumber: number;
      /** @description The alarm of the same rule, at most ten minutes before, that this one continues. */
      recurrenceOf: string | null;
      /** @description Why it is not heard; empty when it is. */
      suppressedBy: string[];
      /** @description What raised it: rule version, window figures, quality, values around the onset. */
      evidence: {
        [key: string]: unknown;
      };
    };
    /** @enum {string} */
    DispatchState:
      'offered' | 'accepted' | 'declined' | 'timed-out' | 'en-route' | 'on-scene' | 'reported' | 'closed' | 'recalled';
    DispatchNurse: {
      personId: string;
      displayName: string;
    };
    DispatchStep: {
      state: components['schemas']['DispatchState'];
      /**
       * Format: int64
       * @description When the centre learned of it. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      /**
       * Format: int64
       * @description When it was done, where the phone was offline meanwhile. Epoch milliseconds.
       * @example 1767963600000
       */
      madeAt: number | null;
      by: string;
      byName: string;
      /** @description Why, for a step that asks for a reason. */
      reason: string | null;
    };
    SpotVitals: {
      /** @description SpO2, %. */
      spo2?: number | null;
      /** @description Pulse, /min. */
      pr?: number | null;
      /** @description Respiration rate, /min. */
      rr?: number | null;
      /** @description Body temperature, °C. */
      temp?: number | null;
      /** @description Systolic pressure, mmHg. */
      sbp?: number | null;
      /** @description Diastolic pressure, mmHg. */
      dbp?: number | null;
      /** @description Weight, kg. */
      weight?: number | null;
    };
    DispatchReport: {
      findings: string;
      vitals: components['schemas']['SpotVitals'];
      action: string;
      nextStep: string;
      /**
       * Format: int64
       * @description When it was written. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      byName: string;
    };
    DispatchPatient: {
      displayName: string;
      age: number;
      address: string;
      /** @description Latitude, WGS 84. */
      lat: number | null;
      /** @description Longitude, WGS 84. */
      lon: number | null;
      /** @description How to get in. */
      keyNote: string;
      phone: string;
    };
    Dispatch: {
      id: string;
      /** @description The incident it belongs to. */
      incidentId: string | null;
      patientId: string;
      stationId: string;
      stationName: string;
      state: components['schemas']['DispatchState'];
      /**
       * Format: int64
       * @description When the station was asked. Epoch milliseconds.
       * @example 1767963600000
       */
      offeredAt: number;
      /**
       * Format: int64
       * @description The offer lapses then. Epoch milliseconds.
       * @example 1767963600000
       */
      answerBy: number;
      note: string;
      /** @description What the doctor has ordered; null when there is no instruction. */
      standingInstruction: string | null;
      /**
       * Format: int64
       * @description When the nurse expects to be there. Epoch milliseconds.
       * @example 1767963600000
       */
      eta: number | null;
      nurse: components['schemas']['DispatchNurse'] | null;
      steps: components['schemas']['DispatchStep'][];
      report: components['schemas']['DispatchReport'] | null;
      patient: components['schemas']['DispatchPatient'];
      /** @description What it is about, in one sentence. */
      summary: components['schemas']['BilingualText'];
    };
    /** @enum {string} */
    Outcome: 'true-acted' | 'true-watched' | 'false-artefact' | 'false-limit' | 'technical' | 'test';
    Incident: {
      id: string;
      patientId: string;
      state: components['schemas']['IncidentState'];
      priority: components['schemas']['Priority'];
      /**
       * Format: int64
       * @description When the first alarm opened it. Epoch milliseconds.
       * @example 1767963600000
       */
      openedAt: number;
      /**
       * Format: int64
       * @description When it was closed. Epoch milliseconds.
       * @example 1767963600000
       */
      closedAt: number | null;
      acknowledged: components['schemas']['Acknowledgement'] | null;
      /**
       * Format: int64
       * @description Since when it waits for a person; null when it is in somebody’s hands. Epoch milliseconds.
       * @example 1767963600000
       */
      unansweredSince: number | null;
      /** @description What went wrong on the way to the door. */
      attention: components['schemas']['Attention'] | null;
      headline: components['schemas']['BilingualText'];
      headlineAlarm: components['schemas']['HeadlineAlarm'] | null;
      alarms: components['schemas']['Alarm'][];
      dispatches: components['schemas']['Dispatch'][];
      /** @description Alarms it holds, recurrences counted. */
      episodes: number;
      /** @description Rules that raised three times or more within a minute. */
      chattering: string[];
      /** @description The incident closed at most ten minutes before that this one continues. */
      follows: string | null;
      lastTimelineSeq: number;
      outcome: components['schemas']['Outcome'] | null;
    };
    StationSummary: {
      id: string;
      name: string;
      phone: string;
      /** @description Areas it serves. */
      areas: string[];
      /** @description Areas for which it is on duty now. */
      onDutyFor: string[];
      /** @description Dispatches it is busy with. */
      liveDispatches: number;
    };
    /** @enum {string} */
    PathState: 'ok' | 'late' | 'failed';
    PathStatus: {
      state: components['schemas']['PathState'];
      /**
       * Format: int64
       * @description When it last went through. Epoch milliseconds.
       * @example 1767963600000
       */
      checkedAt: number | null;
      /** @description How long it took, milliseconds. */
      latencyMs: number | null;
    };
    Board: {
      /**
       * Format: int64
       * @description Listen on with `?after=` this.
       */
      sequence: number;
      /**
       * Format: int64
       * @description The centre’s clock. Epoch milliseconds.
       * @example 1767963600000
       */
      now: number;
      patients: components['schemas']['BoardPatient'][];
      /** @description Open ones, most urgent first. */
      incidents: components['schemas']['Incident'][];
      stations: components['schemas']['StationSummary'][];
      path: components['schemas']['PathStatus'];
    };
    CentreEvent: {
      /** Format: int64 */
      sequence: number;
      /** @example incident.changed */
      type: string;
      /** @description Whom it concerns. */
      scope: {
        [key: string]: unknown;
      };
      /**
       * Format: int64
       * @description When. Epoch milliseconds.
       * @example 1767963600000
       */
      occurredAt: number;
      /** @description By type: `{incident}`, `{entry}`, `{dispatch}`, `{patientId}`, `{gateway}`, `{alarm}`. */
      data: {
        [key: string]: unknown;
      };
    };
    IncidentChanged: {
      incident: components['schemas']['Incident'];
    };
    TimelineEntry: {
      incidentId: string;
      /** @description Counts up by one within the incident. */
      seq: number;
      /**
       * Format: int64
       * @description When it was written down. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      /**
       * Format: int64
       * @description When it was done, where a phone was offline meanwhile. Epoch milliseconds.
       * @example 1767963600000
       */
      madeAt: number | null;
      /** @description Person id, or `centre` for what the system does itself. */
      by: string;
      byName: string;
      /** @example alarm-raised */
      kind: string;
      text: components['schemas']['BilingualText'];
      /** @description The facts behind the text. */
      data: {
        [key: string]: unknown;
      };
    };
    TimelineAppended: {
      entry: components['schemas']['TimelineEntry'];
    };
    LiveNumeric: {
      signal: components['schemas']['Signal'];
      /** @description Null when the newest sample had no usable value. 0 is a value. */
      value: number | null;
      quality: components['schemas']['Quality'];
      cause: components['schemas']['QualityCause'];
      /**
       * Format: int64
       * @description By the device clock. Epoch milliseconds.
       * @example 1767963600000
       */
      observedAt: number;
      /**
       * Format: int64
       * @description By the centre’s clock. Epoch milliseconds.
       * @example 1767963600000
       */
      receivedAt: number;
      patientId: string;
      device: string;
    };
    Heartbeat: {
      /**
       * Format: int64
       * @description The centre’s clock. Epoch milliseconds.
       * @example 1767963600000
       */
      now: number;
      /**
       * Format: int64
       * @description Newest event handed to this stream.
       */
      sequence: number;
      path: components['schemas']['PathStatus'];
    };
    LiveEcg: {
      patientId: string;
      device: string;
      lead: string;
      /**
       * Format: int64
       * @description Of the first sample. Epoch milliseconds.
       * @example 1767963600000
       */
      observedAt: number;
      rateHz: number;
      microvoltsPerBit: number;
      /**
       * Format: byte
       * @description Little-endian int16; −32768 is no valid sample.
       */
      samples: string;
    };
    PatientSummary: {
      id: string;
      displayName: string;
      kana: string;
      age: number;
      sex: components['schemas']['Sex'];
      area: string;
      conditions: string[];
      /**
       * Format: int64
       * @description Monitoring is paused until then. Epoch milliseconds.
       * @example 1767963600000
       */
      pausedUntil: number | null;
    };
    FamilyContact: {
      /** @description Name. */
      name: string;
      /** @description Relation to the patient, such as 長女. */
      relation: string;
      /** @description Telephone. */
      phone: string;
      /** @description What to know when calling. */
      note: string;
    };
    FamilyDoctor: {
      /** @description Name. */
      name: string;
      /** @description Clinic. */
      clinic: string;
      /** @description Telephone. */
      phone: string;
    };
    NewPatient: {
      /** @description Full name. */
      displayName: string;
      /** @description Reading of the name in kana. */
      kana: string;
      /**
       * Format: date
       * @example 1941-03-08
       */
      birthDate: string;
      sex: components['schemas']['Sex'];
      /** @description District for the roster, such as 板橋. */
      area: string;
      /**
       * @description IANA time zone.
       * @example Asia/Tokyo
       */
      timeZone: string;
      livingAlone: boolean;
      /** @description Diagnoses and conditions, short. */
      conditions: string[];
      /** @description Address. */
      address: string;
      /** @description Latitude, WGS 84. */
      lat: number | null;
      /** @description Longitude, WGS 84. */
      lon: number | null;
      /** @description How to get in. */
      keyNote: string;
      /** @description Telephone at home. */
      phone: string;
      family: components['schemas']['FamilyContact'][];
      familyDoctor: components['schemas']['FamilyDoctor'] | null;
      /** @description What the patient wishes in an emergency. */
      wishes: string;
      medication: string[];
      /** @description On oxygen at home. */
      oxygen: boolean;
      /** @description Confirmed hypercapnic respiratory failure: NEWS2 scale 2. */
      hypercapnic: boolean;
      /** @description What the doctor has ordered for a nurse at the door. */
      standingInstruction?: string;
    };
    CarePerson: {
      personId: string;
      displayName: string;
    };
    LentDevice: {
      id: string;
      gateway: string;
      device: string;
      label: string;
      /**
       * Format: int64
       * @description Lent from. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
    };
    Patient: {
      /** @description Full name. */
      displayName: string;
      /** @description Reading of the name in kana. */
      kana: string;
      /**
       * Format: date
       * @example 1941-03-08
       */
      birthDate: string;
      sex: components['schemas']['Sex'];
      /** @description District for the roster, such as 板橋. */
      area: string;
      /**
       * @description IANA time zone.
       * @example Asia/Tokyo
       */
      timeZone: string;
      livingAlone: boolean;
      /** @description Diagnoses and conditions, short. */
      conditions: string[];
      /** @description Address. */
      address: string;
      /** @description Latitude, WGS 84. */
      lat: number | null;
      /** @description Longitude, WGS 84. */
      lon: number | null;
      /** @description How to get in. */
      keyNote: string;
      /** @description Telephone at home. */
      phone: string;
      family: components['schemas']['FamilyContact'][];
      familyDoctor: components['schemas']['FamilyDoctor'] | null;
      /** @description What the patient wishes in an emergency. */
      wishes: string;
      medication: string[];
      /** @description On oxygen at home. */
      oxygen: boolean;
      /** @description Confirmed hypercapnic respiratory failure: NEWS2 scale 2. */
      hypercapnic: boolean;
      id: string;
      age: number;
      /** @description What the doctor has ordered for a nurse at the door; null when there is no instruction. */
      standingInstruction: string | null;
      /**
       * Format: int64
       * @description Monitoring is paused until then; null when it is not. Epoch milliseconds.
       * @example 1767963600000
       */
      pausedUntil: number | null;
      /** @description Why it is paused. */
      pauseReason: string | null;
      doctors: components['schemas']['CarePerson'][];
      devices: components['schemas']['LentDevice'][];
    };
    PatientChange: {
      /** @description Full name. */
      displayName?: string;
      /** @description Reading of the name in kana. */
      kana?: string;
      /**
       * Format: date
       * @example 1941-03-08
       */
      birthDate?: string;
      sex?: components['schemas']['Sex'];
      /** @description District for the roster, such as 板橋. */
      area?: string;
      /**
       * @description IANA time zone.
       * @example Asia/Tokyo
       */
      timeZone?: string;
      livingAlone?: boolean;
      /** @description Diagnoses and conditions, short. */
      conditions?: string[];
      /** @description Address. */
      address?: string;
      /** @description Latitude, WGS 84. */
      lat?: number | null;
      /** @description Longitude, WGS 84. */
      lon?: number | null;
      /** @description How to get in. */
      keyNote?: string;
      /** @description Telephone at home. */
      phone?: string;
      family?: components['schemas']['FamilyContact'][];
      familyDoctor?: components['schemas']['FamilyDoctor'] | null;
      /** @description What the patient wishes in an emergency. */
      wishes?: string;
      medication?: string[];
      /** @description On oxygen at home. */
      oxygen?: boolean;
      /** @description Confirmed hypercapnic respiratory failure: NEWS2 scale 2. */
      hypercapnic?: boolean;
      /** @description What the doctor has ordered for a nurse at the door. */
      standingInstruction?: string;
    };
    AudioPause: {
      /**
       * @description For how long, seconds.
       * @default 120
       */
      seconds: number;
    };
    PauseState: {
      patientId: string;
      /**
       * Format: int64
       * @description Monitoring is paused until then; null when it is not. Epoch milliseconds.
       * @example 1767963600000
       */
      pausedUntil: number | null;
      /**
       * Format: int64
       * @description The sound is paused until then; null when it is not. Epoch milliseconds.
       * @example 1767963600000
       */
      audioPausedUntil: number | null;
    };
    PausePatient: {
      /** @description For how long, minutes; at most 14 days. */
      minutes: number;
      /** @description Why: hospital, outing, nurse on site … */
      reason: string;
    };
    /** @enum {string} */
    Resolution: 'raw' | '10s' | '1min' | '10min' | '1h';
    NumericSample: {
      /**
       * Format: int64
       * @description By the device clock. Epoch milliseconds.
       * @example 1767963600000
       */
      observedAt: number;
      device: string;
      value: number;
      quality: components['schemas']['Quality'];
    };
    NumericBucket: {
      /**
       * Format: int64
       * @description Start of the bucket. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      min: number;
      mean: number;
      max: number;
      count: number;
      /** @description Share of the bucket with usable data, 0 to 1. */
      coverage: number;
    };
    NumericSeries: {
      signal: components['schemas']['Signal'];
      resolution: components['schemas']['Resolution'];
      samples: components['schemas']['NumericSample'][];
      buckets: components['schemas']['NumericBucket'][];
    };
    WaveformStretch: {
      /**
       * Format: int64
       * @description Of the first sample, by the device clock. Epoch milliseconds.
       * @example 1767963600000
       */
      observedAt: number;
      rateHz: number;
      microvoltsPerBit: number;
      lead: string;
      /**
       * Format: byte
       * @description Little-endian int16; −32768 is no valid sample.
       */
      samples: string;
    };
    PatientRule: {
      ruleId: string;
      version: number;
      /** @description Null where it was taken away. */
      rule: {
        [key: string]: unknown;
      } | null;
      /** @description Person id. */
      by: string;
      byName: string;
      reason: string;
      /**
       * Format: int64
       * @description When it was set. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      /**
       * Format: int64
       * @description Put aside until then; null when it is not. Epoch milliseconds.
       * @example 1767963600000
       */
      shelvedUntil: number | null;
      /** @description Why it is put aside. */
      shelvedReason: string | null;
    };
    RuleVersion: {
      ruleId: string;
      version: number;
      /** @description Null where it was taken away. */
      rule: {
        [key: string]: unknown;
      } | null;
      /** @description Person id. */
      by: string;
      byName: string;
      reason: string;
      /**
       * Format: int64
       * @description When it was set. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
    };
    RulePut: {
      /**
       * @description The whole rule in the shape of docs/scenarios; unknown fields are refused.
       * @example {
       *       "id": "spo2-low",
       *       "kind": "limit",
       *       "signal": "spo2",
       *       "low": 90,
       *       "priority": "medium",
       *       "onDelay": "15s"
       *     }
       */
      rule: {
        [key: string]: unknown;
      };
      /** @description Why it is set so. */
      reason: string;
    };
    RuleRemoval: {
      /** @description Why it is taken away. */
      reason: string;
    };
    ShelveRule: {
      /** @description For how long, minutes; at most 24 hours. */
      minutes: number;
      /** @description Why. */
      reason: string;
    };
    IncidentDetail: {
      id: string;
      patientId: string;
      state: components['schemas']['IncidentState'];
      priority: components['schemas']['Priority'];
      /**
       * Format: int64
       * @description When the first alarm opened it. Epoch milliseconds.
       * @example 1767963600000
       */
      openedAt: number;
      /**
       * Format: int64
       * @description When it was closed. Epoch milliseconds.
       * @example 1767963600000
       */
      closedAt: number | null;
      acknowledged: components['schemas']['Acknowledgement'] | null;
      /**
       * Format: int64
       * @description Since when it waits for a person; null when it is in somebody’s hands. Epoch milliseconds.
       * @example 1767963600000
       */
      unansweredSince: number | null;
      /** @description What went wrong on the way to the door. */
      attention: components['schemas']['Attention'] | null;
      headline: components['schemas']['BilingualText'];
      headlineAlarm: components['schemas']['HeadlineAlarm'] | null;
      alarms: components['schemas']['Alarm'][];
      dispatches: components['schemas']['Dispatch'][];
      /** @description Alarms it holds, recurrences counted. */
      episodes: number;
      /** @description Rules that raised three times or more within a minute. */
      chattering: string[];
      /** @description The incident closed at most ten minutes before that this one continues. */
      follows: string | null;
      lastTimelineSeq: number;
      outcome: components['schemas']['Outcome'] | null;
      timeline: components['schemas']['TimelineEntry'][];
    };
    AcknowledgeIncident: {
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    /** @enum {string} */
    CallOutcome: 'reached' | 'no-answer' | 'busy' | 'left-message' | 'wrong-number';
    LogCall: {
      /** @description Whom: a name or a part, such as the family or the doctor. */
      to: string;
      outcome: components['schemas']['CallOutcome'];
      /** @description What was said. */
      note?: string;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    AddNote: {
      /** @description The note. */
      text: string;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    OfferDispatch: {
      /** @description Default: the station on duty for this patient now. */
      stationId?: string;
      /** @description For the nurse. */
      note?: string;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    CloseIncident: {
      outcome: components['schemas']['Outcome'];
      /** @description Why, or what follows. */
      note?: string;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    AcceptDispatch: {
      /**
       * Format: int64
       * @description When it was done, where the phone was offline.
       * @example 1767963600000
       */
      madeAt?: number;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
      /** @description Minutes until there. */
      etaMinutes?: number;
    };
    DeclineDispatch: {
      /**
       * Format: int64
       * @description When it was done, where the phone was offline.
       * @example 1767963600000
       */
      madeAt?: number;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
      /** @description Why. */
      reason: string;
    };
    DispatchAction: {
      /**
       * Format: int64
       * @description When it was done, where the phone was offline.
       * @example 1767963600000
       */
      madeAt?: number;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    ReportDispatch: {
      /**
       * Format: int64
       * @description When it was done, where the phone was offline.
       * @example 1767963600000
       */
      madeAt?: number;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
      /** @description What was found. */
      findings: string;
      vitals: components['schemas']['SpotVitals'];
      /** @description What was done. */
      action: string;
      /** @description What comes next. */
      nextStep: string;
    };
    Station: {
      /** @description Name. */
      name: string;
      /** @description Telephone. */
      phone: string;
      /** @description Address. */
      address: string;
      /** @description Latitude, WGS 84. */
      lat: number | null;
      /** @description Longitude, WGS 84. */
      lon: number | null;
      /** @description Areas it serves. */
      areas: string[];
      /**
       * @description IANA time zone of its clock times.
       * @example Asia/Tokyo
       */
      timeZone: string;
      id: string;
      /** @description Areas for which it is on duty now. */
      onDutyFor: string[];
      liveDispatches: number;
    };
    NewStation: {
      /** @description Name. */
      name: string;
      /** @description Telephone. */
      phone: string;
      /** @description Address. */
      address: string;
      /** @description Latitude, WGS 84. */
      lat: number | null;
      /** @description Longitude, WGS 84. */
      lon: number | null;
      /** @description Areas it serves. */
      areas: string[];
      /**
       * @description IANA time zone of its clock times.
       * @example Asia/Tokyo
       */
      timeZone: string;
    };
    /** @enum {string} */
    DutyDay: 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'holiday' | 'day-before-holiday';
    WeeklyDuty: {
      /** @enum {string} */
      kind: 'weekly';
      days: components['schemas']['DutyDay'][];
      /**
       * @description A range across midnight belongs to the day it starts on.
       * @example 18:00
       */
      from: string;
      /** @example 09:00 */
      to: string;
    };
    WeeklySpanDuty: {
      /** @enum {string} */
      kind: 'weekly-span';
      /** @example fri 18:00 */
      from: string;
      /** @example mon 09:00 */
      to: string;
    };
    IntervalDuty: {
      /** @enum {string} */
      kind: 'interval';
      /**
       * Format: int64
       * @description Inclusive, epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description Exclusive, epoch milliseconds.
       * @example 1767963600000
       */
      to: number;
    };
    Duty: {
      /** @description Areas; empty for all the station serves. */
      areas: string[];
      pattern:
        | components['schemas']['WeeklyDuty']
        | components['schemas']['WeeklySpanDuty']
        | components['schemas']['IntervalDuty'];
      /** @description An absence: off while the pattern holds. */
      away: boolean;
      /** @description Lower is asked first. */
      rank: number;
      /** @description For people. */
      note?: string;
    };
    Duties: {
      duties: components['schemas']['Duty'][];
    };
    /** @enum {string} */
    FamilyState: 'well' | 'being-looked-at' | 'nurse-on-the-way' | 'nurse-there' | 'no-data' | 'paused';
    FamilySpan: {
      /**
       * Format: int64
       * @description Inclusive. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description Exclusive. Epoch milliseconds.
       * @example 1767963600000
       */
      to: number;
    };
    FamilyNight: {
      /**
       * Format: int64
       * @description Inclusive. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description Exclusive. Epoch milliseconds.
       * @example 1767963600000
       */
      to: number;
      inBed: components['schemas']['FamilySpan'][];
      /** @description What is in neither list was not measured. */
      outOfBed: components['schemas']['FamilySpan'][];
      /** @description Getting up for the day is not counted. */
      timesOutOfBed: number;
    };
    FamilyView: {
      patientId: string;
      displayName: string;
      /** @description What the family says: the name without the family name. */
      givenName: string;
      /** @description IANA zone; times are shown by the clocks at the patient’s home. */
      timeZone: string;
      state: components['schemas']['FamilyState'];
      /**
       * Format: int64
       * @description Since when it is so; in `well`, since when in or out of bed. Null where that is not known. Epoch milliseconds.
       * @example 1767963600000
       */
      since: number | null;
      /**
       * Format: int64
       * @description When the nurse expects to be there. Epoch milliseconds.
       * @example 1767963600000
       */
      etaAt: number | null;
      /**
       * Format: int64
       * @description The newest usable measurement of the last 24 hours. Epoch milliseconds.
       * @example 1767963600000
       */
      lastDataAt: number | null;
      /** @description Null where no bed sensor says so now. */
      inBed: boolean | null;
      /** @description The night that is, or else the last one. */
      night: components['schemas']['FamilyNight'] | null;
    };
    /** @enum {string} */
    GatewayState: 'awaiting-enrolment' | 'enrolled' | 'revoked';
    Gateway: {
      id: string;
      label: string;
      state: components['schemas']['GatewayState'];
      connected: boolean;
      /**
       * Format: int64
       * @description When it last came or went. Epoch milliseconds.
       * @example 1767963600000
       */
      connectionChangedAt: number | null;
      /**
       * Format: int64
       * @description When it joined. Epoch milliseconds.
       * @example 1767963600000
       */
      enrolledAt: number | null;
      /**
       * Format: int64
       * @description When its credential was withdrawn. Epoch milliseconds.
       * @example 1767963600000
       */
      revokedAt: number | null;
      /** @description Its own newest status: version, battery, spool, clock. */
      status: {
        [key: string]: unknown;
      } | null;
      /** @description Frames refused so far. */
      refusedFrames: number;
    };
    NewGateway: {
      /** @description As in its topics. */
      id: string;
      /** @description For people: where it stands. */
      label: string;
    };
    EnrolmentCode: {
      gateway: components['schemas']['Gateway'];
      /**
       * @description To be typed at the gateway; shown this once.
       * @example K7QF-3MPX-9TDA
       */
      code: string;
      /**
       * Format: int64
       * @description It lapses then. Epoch milliseconds.
       * @example 1767963600000
       */
      expiresAt: number;
    };
    EnrolGateway: {
      code: string;
    };
    GatewayCredential: {
      gateway: string;
      username: string;
      /** @description Shown this once; the centre keeps only its digest. */
      password: string;
      /** @example mqtt://centre.example:1883 */
      mqttUrl: string;
    };
    /** @enum {string} */
    RefusalReason:
      | 'topic'
      | 'oversized'
      | 'not-utf8'
      | 'not-json'
      | 'unknown-version'
      | 'unknown-field'
      | 'duplicate-field'
      | 'missing-field'
      | 'wrong-type'
      | 'out-of-range'
      | 'length-mismatch'
      | 'wrong-base64';
    GatewayRefusal: {
      reason: components['schemas']['RefusalReason'];
      count: number;
      /**
       * Format: int64
       * @description When it last happened. Epoch milliseconds.
       * @example 1767963600000
       */
      lastAt: number;
      /** @description Where in the frame, such as `values.spo2[3]`. */
      lastPath: string;
      /** @description What is expected there. */
      lastDetail: string;
    };
    /** @enum {string} */
    DeviceKind: 'oximeter' | 'ecg' | 'bed' | 'heart-rate' | 'blood-pressure' | 'thermometer' | 'scale' | 'other';
    Device: {
      /** @description `{gateway}.{device}`. */
      id: string;
      gateway: string;
      device: string;
      kind: components['schemas']['DeviceKind'];
      label: string;
      connected: boolean;
      /** @description Who has it now. */
      patientId: string | null;
      /** @description Who has it now, by name. */
      patientName: string | null;
      /**
       * Format: int64
       * @description Since when. Epoch milliseconds.
       * @example 1767963600000
       */
      lentFrom: number | null;
      /**
       * Format: int64
       * @description When anything last came from it. Epoch milliseconds.
       * @example 1767963600000
       */
      lastReceivedAt: number | null;
    };
    NewDevice: {
      /** @description The gateway it speaks through. */
      gateway: string;
      /** @description As in its topics. */
      device: string;
      kind: components['schemas']['DeviceKind'];
      /** @description For people: what it is and its inventory number. */
      label: string;
    };
    LendDevice: {
      /** @description Who gets it. */
      patientId: string;
      /**
       * Format: int64
       * @description From when, by the device clock; default now.
       * @example 1767963600000
       */
      from?: number;
    };
    ReturnDevice: {
      /**
       * Format: int64
       * @description Until when, by the device clock; default now.
       * @example 1767963600000
       */
      to?: number;
    };
    AuditEntry: {
      sequence: number;
      /**
       * Format: int64
       * @description When. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      /** @description Who; null for somebody not logged in. */
      personId: string | null;
      /** @description In which role. */
      role: string | null;
      /** @example incident.acknowledge */
      action: string;
      /** @description On what: its id. */
      subject: string | null;
      /** @description On whom. */
      patientId: string | null;
      /** @description From where. */
      address: string | null;
      /** @description Old and new, without secrets. */
      detail: {
        [key: string]: unknown;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who is logged in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogIn'];
      };
    };
    responses: {
      /** @description Log in; sets the session cookie. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description End this session. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPeople: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everybody with an account. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  createPerson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPerson'];
      };
    };
    responses: {
      /** @description Add a person; the answer carries the first password once. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedPerson'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBoard: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everything a seat sees, consistent with `sequence`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Board'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  streamEvents: {
    parameters: {
      query?: {
        /** @description Events after this sequence; default: from now on. */
        after?: number;
      };
      header?: {
        /** @description Sent by a browser that reconnects; wins over `after`. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events: what happened, live vitals, a heartbeat each second. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream':
            | components['schemas']['CentreEvent']
            | components['schemas']['IncidentChanged']
            | components['schemas']['TimelineAppended']
            | components['schemas']['LiveNumeric']
            | components['schemas']['Heartbeat'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['Problem'];
        };
      };
    };
  };
  streamPatient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events of one patient: `numerics` (LiveNumeric[]), `ecg` (LiveEcg), `heartbeat` each second. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream':
            | components['schemas']['LiveNumeric']
            | components['schemas']['LiveEcg']
            | components['schemas']['Heartbeat'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['Problem'];
        };
      };
    };
  };
  listPatients: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Patients by reading of the name; for a doctor the own ones. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatientSummary'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  createPatient: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPatient'];
      };
    };
    responses: {
      /** @description Take a patient under watch. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatientSummary'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPatient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One patient with the emergency card. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Patient'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  changePatient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PatientChange'];
      };
    };
    responses: {
      /** @description Change the card; what is left out stays. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Patient'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  pauseAudio: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AudioPause'];
      };
    };
    responses: {
      /** @description Quiet the sound for a short time; a rise in priority sounds all the same. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PauseState'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  pausePatient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PausePatient'];
      };
    };
    responses: {
      /** @description Pause monitoring with a reason and an end. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PauseState'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumePatient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Monitor again. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PauseState'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNumerics: {
    parameters: {
      query: {
        /** @description Inclusive, epoch milliseconds. */
        from: number;
        /** @description Exclusive, epoch milliseconds. */
        to: number;
        signal: components['schemas']['Signal'];
        resolution: components['schemas']['Resolution'];
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One signal over a range: raw for at most a day, coarser for longer. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NumericSeries'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWaveform: {
    parameters: {
      query: {
        /** @description Inclusive, epoch milliseconds. */
        from: number;
        /** @description Exclusive, epoch milliseconds. */
        to: number;
        /** @description IEEE 11073 lead name; default every lead. */
        lead?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Stretches of ECG over a range of at most ten minutes; gaps lie between them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaveformStretch'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAlarms: {
    parameters: {
      query: {
        /** @description Inclusive, epoch milliseconds. */
        from: number;
        /** @description Exclusive, epoch milliseconds. */
        to: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Alarms that stood at any time of the range, newest first (at most 1,000), historical ones too. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Alarm'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRules: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The rules in force. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatientRule'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRuleHistory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every version of every rule, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RuleVersion'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  putRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        ruleId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RulePut'];
      };
    };
    responses: {
      /** @description Set a rule. Refused as a whole, with every problem named, when it is not understood. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatientRule'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        ruleId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RuleRemoval'];
      };
    };
    responses: {
      /** @description Take a rule away; its versions stay on record. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  shelveRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        ruleId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShelveRule'];
      };
    };
    responses: {
      /** @description Put a rule aside with a reason and an end. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatientRule'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  unshelveRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        ruleId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Hear it again. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatientRule'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listIncidents: {
    parameters: {
      query?: {
        state?: components['schemas']['IncidentState'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Incidents, open ones by urgency, closed ones newest first (at most 200). */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Incident'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getIncident: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One incident with its timeline. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IncidentDetail'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  acknowledgeIncident: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcknowledgeIncident'];
      };
    };
    responses: {
      /** @description Accept responsibility for every alarm of the incident. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Incident'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  logCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogCall'];
      };
    };
    responses: {
      /** @description Record a telephone call. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Incident'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  addNote: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddNote'];
      };
    };
    responses: {
      /** @description Write a note into the timeline. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Incident'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  offerDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OfferDispatch'];
      };
    };
    responses: {
      /** @description Ask a station to go and look; by default the one on duty. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  closeIncident: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseIncident'];
      };
    };
    responses: {
      /** @description Close with an outcome. Refused while an alarm waits for an answer or a nurse is on the way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Incident'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDispatches: {
    parameters: {
      query?: {
        /** @description `live`: somebody is asked or on the way. */
        which?: 'live' | 'recent';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Dispatches, newest first (at most 100); for a station its own. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One dispatch. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  acceptDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptDispatch'];
      };
    };
    responses: {
      /** @description Accept the offer. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  declineDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclineDispatch'];
      };
    };
    responses: {
      /** @description Decline the offer, with a reason. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  departDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DispatchAction'];
      };
    };
    responses: {
      /** @description The nurse is on the way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  arriveDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DispatchAction'];
      };
    };
    responses: {
      /** @description The nurse is at the door. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  reportDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportDispatch'];
      };
    };
    responses: {
      /** @description What was found, measured and done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  recallDispatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DispatchAction'];
      };
    };
    responses: {
      /** @description Call it off. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dispatch'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listStations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Stations with who is on duty now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Station'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  createStation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewStation'];
      };
    };
    responses: {
      /** @description Add a station. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Station'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDuties: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description When it is on duty; a station sees its own. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Duties'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  putDuties: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Duties'];
      };
    };
    responses: {
      /** @description Replace the whole list. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Duties'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFamily: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How those are for whom this person is allowed to look, without clinical figures. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FamilyView'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listGateways: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gateways with their state. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Gateway'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  createGateway: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewGateway'];
      };
    };
    responses: {
      /** @description Add a gateway, or give a known one a new code: valid 15 minutes, once. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentCode'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  enrolGateway: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EnrolGateway'];
      };
    };
    responses: {
      /** @description Exchange a one-time code for a credential. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayCredential'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeGateway: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Withdraw the credential and close the connection. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Gateway'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRefusals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Frames refused, by reason. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayRefusal'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDevices: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Devices and who has them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Device'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  createDevice: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDevice'];
      };
    };
    responses: {
      /** @description Add a device behind a gateway. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Device'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  lendDevice: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LendDevice'];
      };
    };
    responses: {
      /** @description From an instant on, what it measures is this patient’s. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Device'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  returnDevice: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReturnDevice'];
      };
    };
    responses: {
      /** @description From an instant on, what it measures is nobody’s. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Device'];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAudit: {
    parameters: {
      query?: {
        /** @description Entries before this sequence, newest first. */
        before?: number;
        limit?: number;
        personId?: string;
        patientId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What people did, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditEntry'][];
        };
      };
      /** @description The request is not understood; `problems` names each field. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
}
