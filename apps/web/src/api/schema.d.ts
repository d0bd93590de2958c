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
    /** Log in by name and password; sets the session cookie. `stage` says what is still to be done. */
    post: operations['logIn'];
    /** End this session. */
    delete: operations['logOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How one can log in here. */
    get: operations['getSignInWays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/passkey-options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A challenge for a log-in by passkey; the same for everybody. */
    post: operations['askForPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Log in by a passkey alone, which stands for both factors. */
    post: operations['logInByPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Whom a one-time link is for; does not use it. */
    post: operations['lookAtLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/link/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Choose a password by a one-time link, which is then used; logs in. */
    post: operations['followLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Replace a temporary password, right after logging in with it. */
    put: operations['choosePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/proof-options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A challenge for one of this person’s passkeys; null without any. */
    post: operations['askToProve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The second step of a log-in, or a fresh proof before a dangerous act. */
    post: operations['prove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session/badge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** At a board on the wall: who is there, for one act. */
    post: operations['showBadge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One’s own ways in and sessions. */
    get: operations['getAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Choose another password; ends one’s other sessions. */
    put: operations['changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A secret for an authenticator app; counts once a code of it is shown. */
    post: operations['beginTotp'];
    /** Remove the authenticator app. */
    delete: operations['removeTotp'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/totp/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The app’s first code sets it up. */
    post: operations['confirmTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/passkey-options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What the browser needs to make a passkey. */
    post: operations['offerPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a passkey under a name. */
    post: operations['addPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/passkeys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a passkey. */
    delete: operations['removePasskey'];
    options?: never;
    head?: never;
    /** Call a passkey something else. */
    patch: operations['renamePasskey'];
    trace?: never;
  };
  '/api/account/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ten new recovery codes; those before count no more. */
    post: operations['renewRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/pin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the badge PIN for boards on the wall. */
    put: operations['setPin'];
    post?: never;
    /** Remove the badge PIN. */
    delete: operations['removePin'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End one of one’s own sessions. */
    delete: operations['endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End all of one’s own sessions but this one. */
    delete: operations['endOtherSessions'];
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
    /** Invite a person; the answer carries the one-time link once. */
    post: operations['createPerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Invite a station or a care team at once, all or none. */
    post: operations['invitePeople'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/revocations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close accounts and end their sessions, singly or a station’s at once. */
    post: operations['revokePeople'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Name, role and station; a new role or station ends the person’s sessions. */
    put: operations['changePerson'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/{id}/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open a closed account again. */
    post: operations['reopenPerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/{id}/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new one-time link: the invitation again, or a reset of the password. */
    post: operations['issueLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/{id}/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** For a lost phone: remove every factor and end the sessions. */
    delete: operations['resetSecondFactor'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/{id}/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where a person is signed in. */
    get: operations['listSessionsOf'];
    put?: never;
    post?: never;
    /** End every session of a person. */
    delete: operations['endSessionsOf'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/people/{id}/sessions/{sessionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End one session of a person. */
    delete: operations['endSessionOf'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Doctors and relatives linked to a patient. */
    get: operations['listPatientPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/people/{personId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let a doctor or a relative see a patient, from when until when. */
    put: operations['linkPatientPerson'];
    post?: never;
    /** The patient agrees no longer, or has another doctor: from now on. */
    delete: operations['unlinkPatientPerson'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/wall-boards': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Screens that stay signed in as a board. */
    get: operations['listWallBoards'];
    put?: never;
    /** Turn this browser into a board on the wall; ends the person’s own session in it. */
    post: operations['enrolWallBoard'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/wall-boards/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Sign a board on the wall out. */
    delete: operations['endWallBoard'];
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
  '/api/board/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Patients by name, reading, address, telephone or key person; at most 100. */
    get: operations['searchPatients'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/board/colleagues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** People at the centre who can be mentioned in a note. */
    get: operations['listColleagues'];
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
    /** Dispatches and visits (at most 100), for a station its own: `recent` newest first, else the most urgent first. */
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
  '/api/dispatches/{id}/nurse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand it to another nurse of the station, who is told. */
    post: operations['handOverDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/stations/{id}/nurses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The people of a station, with how many dispatches each has taken on. */
    get: operations['listNurses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/station-loads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How busy every station is: whether all its nurses are out. */
    get: operations['listStationLoads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/visits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Plan a visit without an alarm; a station for itself and a patient it may see. */
    post: operations['planVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/visits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dispatches and visits of a patient asked for or planned within a range, newest first. */
    get: operations['listVisits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/photos': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a photo to a visit, at most four. */
    post: operations['addVisitPhoto'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/photos/{photoId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The picture, as JPEG. */
    get: operations['getVisitPhoto'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/doctor-chain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Searches for a doctor of a visit, newest first. */
    get: operations['listDoctorChainsOfDispatch'];
    put?: never;
    /** Look for a doctor: family, covering, coordinating; the one under way if any. */
    post: operations['seekDoctorForDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dispatches/{id}/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keep an order given by telephone, read back. */
    post: operations['takeDownOrderForDispatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/doctor-chain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Searches for a doctor of an incident, newest first. */
    get: operations['listDoctorChainsOfIncident'];
    put?: never;
    /** Look for a doctor from the centre; the search under way if any. */
    post: operations['seekDoctorForIncident'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keep an order given by telephone, read back. */
    post: operations['takeDownOrderForIncident'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/doctor-calls/{id}/outcome': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** How a call went: the doctor’s own word, or as whoever telephoned logs it. */
    post: operations['settleDoctorCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/doctor-chains/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** No doctor is looked for any more, with a reason. */
    post: operations['endDoctorChain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/doctor/questions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What waits for this doctor, and what was asked in the last week. */
    get: operations['listDoctorQuestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/doctor/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Nurses’ reports to this doctor: unread first, then newest (at most 100). */
    get: operations['listInboxReports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/doctor/reports/{id}/open': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Note that this doctor has read it. */
    post: operations['openInboxReport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/doctor/reports/{id}/reply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reply to the station; it is kept as an order of this doctor. */
    post: operations['replyToInboxReport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/doctor/covered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Patients this doctor answers for now beside the own ones. */
    get: operations['listCoveredPatients'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/my/telephone': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where this person is reached on duty. */
    get: operations['getMyTelephone'];
    /** Say where this person is reached on duty. */
    put: operations['putMyTelephone'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/standing-instruction': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The instruction in force and every version, newest first. */
    get: operations['getStandingInstruction'];
    /** Write a new version, or take the instruction away. */
    put: operations['putStandingInstruction'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Duties, shifts, swaps, holidays and gaps of a range. */
    get: operations['getRoster'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/gaps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Gaps and double bookings of a range; without one, of the next 24 hours. */
    get: operations['listRosterGaps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/duties': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a duty or an absence, or see what it would change. */
    post: operations['addRosterDuty'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/duties/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change a duty that nobody else has changed meanwhile. */
    put: operations['changeRosterDuty'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/duties/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a duty after a date, or take it away. */
    post: operations['endRosterDuty'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/swaps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** One shift, taken over by somebody else. */
    post: operations['addRosterSwap'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/swaps/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Give a shift back to whose it was. */
    delete: operations['takeBackRosterSwap'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/calendar.ics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every duty as an iCalendar, or one subject’s. */
    get: operations['exportRoster'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take an iCalendar in, or see what would come of it. */
    post: operations['importRoster'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/feed/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One subject’s shifts, for whoever has the secret address. */
    get: operations['subscribeRoster'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/roster/addresses/{subjectId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new secret address; the one before opens nothing any more. */
    post: operations['renewRosterAddress'];
    /** No address any more. */
    delete: operations['withdrawRosterAddress'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/incidents/{id}/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who was told of an incident, by which channel, and how far it got. */
    get: operations['listIncidentNotifications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a browser needs to subscribe, and which channels there are. */
    get: operations['getPushKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Own devices. */
    get: operations['listPushSubscriptions'];
    put?: never;
    /** Let this device be woken; ten at most. An endpoint belongs to who subscribed last. */
    post: operations['addPushSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/subscriptions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** This device is woken no more. */
    delete: operations['removePushSubscription'];
    options?: never;
    head?: never;
    /** Name, language, and whether patients’ names may show. */
    patch: operations['changePushSubscription'];
    trace?: never;
  };
  '/api/notifications/subscriptions/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a test message to this device. */
    post: operations['testPushSubscription'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/bell': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages to the person who asks. */
    get: operations['getBell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A device says that a message arrived or was opened; the message’s own token is the log-in. */
    post: operations['reportFact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What waits, what failed, and who can be reached by what. */
    get: operations['getMessagesOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/people/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a test message on every channel of a person. */
    post: operations['testPerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Own address for messages. */
    get: operations['getNotificationEmail'];
    /** Give an address; a code is sent to it. */
    put: operations['setNotificationEmail'];
    post?: never;
    /** No more e-mail. */
    delete: operations['removeNotificationEmail'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/email/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Type the code; messages go there from now on. */
    post: operations['confirmNotificationEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/{id}/opened': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An own message was opened. */
    post: operations['openedMessage'];
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
    /** Replace the whole list as it was read; 409 when somebody else has changed it meanwhile. */
    put: operations['putDuties'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/escalation/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is called, and when, if nobody answers. */
    get: operations['getEscalationPolicies'];
    /** Replace the policies. Refused when a chain could end in silence or an hour would be without one. */
    put: operations['putEscalationPolicies'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/escalation/policies/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every version, newest first. */
    get: operations['listEscalationPolicies'];
    put?: never;
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
  '/api/gateways/credential': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Exchange the present password for a newer one. */
    post: operations['rotateGatewayCredential'];
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
  '/api/audit/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Work the chain of the audit out anew. */
    post: operations['verifyAudit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What was searched for as a file; itself on the audit. */
    post: operations['exportAudit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/emergency-access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Of the last 90 days, newest first: for seats all, otherwise one’s own and patients’. */
    get: operations['listEmergencyAccess'];
    put?: never;
    /** Look at a patient outside one’s scope for four hours, with a reason. The patient’s doctors and the supervisors are told at once. */
    post: operations['openEmergencyAccess'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/patients/{id}/emergency-access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who opened this patient in an emergency, newest first. */
    get: operations['listPatientEmergencyAccess'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/emergency-access/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End it before it lapses: a supervisor anybody’s, everybody their own. */
    post: operations['endEmergencyAccess'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/alarm-load': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Alarm load of the last 24 hours, 7 or 30 days against ISA-18.2 and IEC 62682. */
    get: operations['getAlarmLoad'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/alarm-load.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a file. */
    get: operations['getAlarmLoadCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/handovers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Past handovers, newest first, fifty at a time. */
    get: operations['listHandovers'];
    put?: never;
    /** Sign as the one who gives. */
    post: operations['giveHandover'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/handovers/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a handover would say now. */
    get: operations['draftHandover'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/handovers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One handover as it was signed. */
    get: operations['getHandover'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/handovers/{id}/take': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign as the one who takes: another person than the giver, once. */
    post: operations['takeHandover'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reports/activity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Incidents, dispatches, visits and calls of a month of the centre’s calendar. */
    get: operations['getActivity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/reports/activity.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a file. */
    get: operations['getActivityCsv'];
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
      /** @description Log-in name. */
      name: string;
      /**
       * Format: password
       * @description The password.
       */
      password: string;
    };
    /** @enum {string} */
    Role: 'centre' | 'supervisor' | 'station' | 'doctor' | 'family' | 'administrator';
    /**
     * @description What is still to be done; `complete` when nothing.
     * @enum {string}
     */
    SessionStage: 'new-password' | 'second-factor' | 'enrolment' | 'complete';
    SecondFactorState: {
      /** @description This role must have one. */
      required: boolean;
      /** @description An authenticator app is set up. */
      totp: boolean;
      passkeys: number;
      /** @description Recovery codes not yet used. */
      recoveryCodes: number;
    };
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
      /** @description What is still to be done; `complete` when nothing. */
      stage: components['schemas']['SessionStage'];
      /**
       * @description `device`: a board on the wall.
       * @enum {string}
       */
      kind: 'person' | 'device';
      secondFactor: components['schemas']['SecondFactorState'];
    };
    FieldProblem: {
      /** @description Path of the field, such as `vitals.spo2`. */
      path: string;
      /** @description The rule it breaks; never the value itself. */
      rule: string;
    };
    Meanwhile: {
      /** @description What was sent: `accept`, `arrive` and so on. */
      act: string;
      /**
       * Format: int64
       * @description When it was done; epoch milliseconds.
       */
      madeAt: number | null;
      /** @description The state the dispatch is in. */
      state: string;
      /**
       * Format: int64
       * @description Since when; epoch milliseconds.
       */
      since: number;
      /** @description Who brought it there. */
      byName: string;
      reason: string | null;
      /** @description What was done is written down all the same; nothing need be sent again. */
      kept: boolean;
    };
    Problem: {
      /**
       * @description `AREA.REASON`.
       * @example INCIDENT.CLOSED
       */
      code: string;
      message: string;
      problems?: components['schemas']['FieldProblem'][];
      meanwhile?: components['schemas']['Meanwhile'];
      /** @description For an unexpected failure: the id under which the log has it. */
      errorId?: string;
    };
    SignInWays: {
      /** @description The demonstration ward runs; its people need no second factor. */
      demonstration: boolean;
      /** @description This page has a host name, which passkeys need. */
      passkeys: boolean;
    };
    PasskeyOptions: {
      /** @description For the browser (WebAuthn); null when the person has none. */
      options: {
        [key: string]: unknown;
      } | null;
    };
    PasskeyAnswer: {
      /** @description As the browser gives it (WebAuthn). */
      passkey: {
        [key: string]: unknown;
      };
    };
    LinkLook: {
      /** @description What stands behind # in the link. */
      token: string;
    };
    LinkHolder: {
      name: string;
      displayName: string;
      /** @enum {string} */
      purpose: 'invitation' | 'password-reset';
      /** @description Shortest password taken. */
      shortestPassword: number;
      /**
       * Format: int64
       * @description Good until then. Epoch milliseconds.
       * @example 1767963600000
       */
      expiresAt: number;
    };
    LinkFollow: {
      /** @description What stands behind # in the link. */
      token: string;
      /**
       * Format: password
       * @description The password chosen.
       */
      password: string;
    };
    ChosenPassword: {
      /**
       * Format: password
       * @description The password chosen.
       */
      password: string;
    };
    /** @description Exactly one of these. */
    Proof: {
      /** @description Six digits of the authenticator app. */
      code?: string;
      /** @description A recovery code. */
      recoveryCode?: string;
      /** @description As the browser gives it (WebAuthn). */
      passkey?: {
        [key: string]: unknown;
      };
      /**
       * Format: password
       * @description Of who has no second factor.
       */
      password?: string;
    };
    BadgeShown: {
      /** @description Log-in name. */
      name: string;
      pin: string;
    };
    Badge: {
      /** @description For one act within a minute, in the header `x-badge`. */
      badge: string;
      displayName: string;
    };
    Passkey: {
      id: string;
      name: string;
      /** @description Kept in step over several devices by its maker. */
      synced: boolean;
      /**
       * Format: int64
       * @description When it was set up. Epoch milliseconds.
       * @example 1767963600000
       */
      createdAt: number;
      /**
       * Format: int64
       * @description When it was last used. Epoch milliseconds.
       * @example 1767963600000
       */
      lastUsedAt: number | null;
    };
    SessionInfo: {
      id: string;
      /** @description What the browser calls itself, or the name of a board. */
      label: string;
      /** @description The network it was opened from, shortened. */
      address: string;
      /** @description How it was opened, such as `password+totp`. */
      method: string;
      /** @description The second step is done. */
      complete: boolean;
      /** @description This one. */
      current: boolean;
      /**
       * Format: int64
       * @description When it was opened. Epoch milliseconds.
       * @example 1767963600000
       */
      createdAt: number;
      /**
       * Format: int64
       * @description When it was last used, to the minute. Epoch milliseconds.
       * @example 1767963600000
       */
      lastSeenAt: number;
      /**
       * Format: int64
       * @description It ends then at the latest. Epoch milliseconds.
       * @example 1767963600000
       */
      expiresAt: number;
    };
    Account: {
      secondFactor: components['schemas']['SecondFactorState'];
      passkeys: components['schemas']['Passkey'][];
      sessions: components['schemas']['SessionInfo'][];
      /** @description A badge PIN is set. */
      pin: boolean;
      /** @description Shortest password taken. */
      shortestPassword: number;
      /**
       * Format: int64
       * @description When the password was last chosen. Epoch milliseconds.
       * @example 1767963600000
       */
      passwordChangedAt: number | null;
    };
    PasswordChange: {
      /**
       * Format: password
       * @description The password chosen.
       */
      password: string;
      /**
       * Format: password
       * @description The password until now.
       */
      current: string;
    };
    TotpSecret: {
      /** @description For typing into the authenticator app. */
      secret: string;
      /** @description For the QR code. */
      uri: string;
    };
    TotpCode: {
      code: string;
    };
    FactorEnrolled: {
      /** @description Ten recovery codes with the first factor, shown this once; otherwise null. */
      recoveryCodes: string[] | null;
    };
    NewPasskey: {
      /** @description What its owner calls it. */
      name: string;
      /** @description As the browser gives it (WebAuthn). */
      passkey: {
        [key: string]: unknown;
      };
    };
    PasskeyName: {
      /** @description What its owner calls it. */
      name: string;
    };
    RecoveryCodes: {
      /** @description Shown this once; those before count no more. */
      recoveryCodes: string[];
    };
    NewPin: {
      pin: string;
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
      /** @description Made by the demonstration. */
      demonstration: boolean;
      /** @description A password has been chosen. */
      hasPassword: boolean;
      /**
       * Format: int64
       * @description An unused one-time link of this person is good until then. Epoch milliseconds.
       * @example 1767963600000
       */
      linkUntil: number | null;
      secondFactor: components['schemas']['SecondFactorState'];
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
    OneTimeLink: {
      /** @description Path in the application, with the secret behind #; shown this once. */
      path: string;
      /**
       * Format: int64
       * @description Good until then, once. Epoch milliseconds.
       * @example 1767963600000
       */
      expiresAt: number;
    };
    InvitedPerson: {
      person: components['schemas']['Person'];
      link: components['schemas']['OneTimeLink'];
    };
    /** @description All of them or none. */
    Invitations: {
      people: components['schemas']['NewPerson'][];
      /** @description Doctors and family among them are linked to this patient. */
      patientId?: string;
      /**
       * Format: int64
       * @description Until when the patient agrees; open when left out.
       * @example 1767963600000
       */
      until?: number;
    };
    /** @description Closes accounts at once: these people, a station’s, or a patient’s family. */
    Revocation: {
      personIds?: string[];
      /** @description Everybody of this station. */
      stationId?: string;
    };
    Revoked: {
      /** @description Accounts that were closed. */
      people: number;
      /** @description Sessions that ended with them. */
      sessions: number;
    };
    PersonChange: {
      /** @description As others see this person. */
      displayName: string;
      /** @description One to four characters. */
      initials: string;
      role: components['schemas']['Role'];
      /** @description For the role station: where this person works. */
      stationId?: string;
    };
    PatientPerson: {
      personId: string;
      displayName: string;
      /** @enum {string} */
      kind: 'doctor' | 'family';
      /**
       * Format: int64
       * @description Allowed from then on. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description Allowed until then; null while the patient agrees. Epoch milliseconds.
       * @example 1767963600000
       */
      until: number | null;
    };
    PatientPersonLink: {
      /**
       * Format: int64
       * @description Allowed from then on; from now when left out.
       * @example 1767963600000
       */
      from?: number;
      /**
       * Format: int64
       * @description Allowed until then; while the patient agrees when left out.
       * @example 1767963600000
       */
      until?: number;
    };
    WallBoard: {
      id: string;
      label: string;
      /** @description Who enrolled it. */
      enrolledBy: string | null;
      address: string;
      /**
       * Format: int64
       * @description When it was enrolled. Epoch milliseconds.
       * @example 1767963600000
       */
      createdAt: number;
      /**
       * Format: int64
       * @description When it was last used, to the minute. Epoch milliseconds.
       * @example 1767963600000
       */
      lastSeenAt: number;
    };
    NewWallBoard: {
      /** @description Where it hangs. */
      label: string;
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
    /**
     * @description `planned`: a visit without an alarm.
     * @enum {string}
     */
    DispatchKind: 'offer' | 'planned';
    /** @enum {string} */
    DispatchState:
      | 'offered'
      | 'planned'
      | 'accepted'
      | 'declined'
      | 'timed-out'
      | 'en-route'
      | 'on-scene'
      | 'reported'
      | 'closed'
      | 'recalled';
    InstructionInForce: {
      version: number;
      byName: string;
      /**
       * Format: int64
       * @description When it was written. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
    };
    DispatchNurse: {
      personId: string;
      displayName: string;
      /** @description The nurse’s own number; the station’s where none is known. */
      telephone: string | null;
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
      /** @description What was done although the dispatch had ended meanwhile: `depart`, `arrive` or `report`. */
      keptAct: string | null;
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
      /** @description Diastolic pressure, mmHg; not above the systolic. */
      dbp?: number | null;
      /** @description Weight, kg. */
      weight?: number | null;
    };
    /** @enum {string} */
    Consciousness: 'A' | 'C' | 'V' | 'P' | 'U';
    VisitNews2: {
      total: number;
      /** @enum {number} */
      scale: 1 | 2;
      /** @description Parameters that were not measured. */
      missing: string[];
      /** @description One parameter alone at 3. */
      hasThree: boolean;
    };
    DispatchReport: {
      findings: string;
      vitals: components['schemas']['SpotVitals'];
      action: string;
      nextStep: string;
      consciousness: components['schemas']['Consciousness'] | null;
      /** @description Breathing supplementary oxygen. */
      oxygen: boolean | null;
      /** @description Null when nothing was measured. */
      news2: components['schemas']['VisitNews2'] | null;
      /**
       * Format: int64
       * @description When it was written, and the values measured. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      byName: string;
    };
    VisitPhoto: {
      id: string;
      /** @description Path of the picture, for those who may see the patient. */
      path: string;
      width: number;
      height: number;
      byName: string;
      /**
       * Format: int64
       * @description When it was taken, as the phone says. Epoch milliseconds.
       * @example 1767963600000
       */
      madeAt: number;
    };
    DoctorOrder: {
      id: string;
      doctorName: string;
      /** @enum {string} */
      way: 'telephone' | 'clinic';
      text: string;
      /** @description Said back to the doctor and confirmed. */
      readBack: boolean;
      /** @description Who took it down. */
      takenByName: string;
      /**
       * Format: int64
       * @description When it was given. Epoch milliseconds.
       * @example 1767963600000
       */
      givenAt: number;
    };
    ReportCopy: {
      doctorId: string;
      doctorName: string;
      /**
       * Format: int64
       * @description When it was sent. Epoch milliseconds.
       * @example 1767963600000
       */
      sentAt: number;
      /**
       * Format: int64
       * @description When it was opened. Epoch milliseconds.
       * @example 1767963600000
       */
      openedAt: number | null;
      /**
       * Format: int64
       * @description When the doctor replied. Epoch milliseconds.
       * @example 1767963600000
       */
      repliedAt: number | null;
    };
    /** @enum {string} */
    DoctorChainState: 'asking' | 'answered' | 'ended';
    /** @enum {string} */
    DoctorRole: 'family-doctor' | 'covering-doctor' | 'coordinating-doctor';
    /** @enum {string} */
    DoctorCallState: 'asked' | 'answered' | 'declined' | 'no-answer' | 'withdrawn';
    DoctorCall: {
      id: string;
      chainId: string;
      /** @description Null for a family doctor known from the patient’s card alone. */
      doctorId: string | null;
      doctorName: string;
      role: components['schemas']['DoctorRole'];
      /** @description To call; empty where no number is known. */
      telephone: string;
      /** @description How often this doctor was asked before. */
      repetition: number;
      state: components['schemas']['DoctorCallState'];
      /**
       * Format: int64
       * @description When the doctor was asked. Epoch milliseconds.
       * @example 1767963600000
       */
      askedAt: number;
      /**
       * Format: int64
       * @description After this the next doctor is asked. Epoch milliseconds.
       * @example 1767963600000
       */
      answerBy: number;
      /**
       * Format: int64
       * @description When it was settled. Epoch milliseconds.
       * @example 1767963600000
       */
      settledAt: number | null;
      /** @description Who logged the outcome. */
      settledByName: string | null;
      note: string;
    };
    DoctorChain: {
      id: string;
      patientId: string;
      /** @description The incident it belongs to. */
      incidentId: string | null;
      /** @description The visit it belongs to. */
      dispatchId: string | null;
      state: components['schemas']['DoctorChainState'];
      /** @description What the nurse or the centre wants to know. */
      question: string;
      startedByName: string;
      /**
       * Format: int64
       * @description When the search began. Epoch milliseconds.
       * @example 1767963600000
       */
      startedAt: number;
      /** @description Nobody is being asked although nobody has answered: telephone. */
      nobodyToAsk: boolean;
      /** @description In the order asked; the last may be waiting. */
      calls: components['schemas']['DoctorCall'][];
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
      /** @description `planned`: a visit without an alarm. */
      kind: components['schemas']['DispatchKind'];
      /** @description Of the incident when the station was asked. */
      priority: components['schemas']['Priority'];
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
      /**
       * Format: int64
       * @description When a planned visit is due. Epoch milliseconds.
       * @example 1767963600000
       */
      plannedFor: number | null;
      /** @description The offer whose refusal or silence led to this one. */
      follows: string | null;
      /** @description The centre asked by itself, in turn. */
      byItself: boolean;
      /** @description For the nurse; of a planned visit the reason. */
      note: string;
      /** @description What the doctor had ordered when the station was asked; null when there was no instruction. */
      standingInstruction: string | null;
      instruction: components['schemas']['InstructionInForce'] | null;
      /** @description What to show where there is no instruction: no medical act without one. Null where there is one. */
      noInstructionNotice: components['schemas']['BilingualText'] | null;
      /**
       * Format: int64
       * @description When the nurse expects to be there. Epoch milliseconds.
       * @example 1767963600000
       */
      eta: number | null;
      nurse: components['schemas']['DispatchNurse'] | null;
      steps: components['schemas']['DispatchStep'][];
      report: components['schemas']['DispatchReport'] | null;
      photos: components['schemas']['VisitPhoto'][];
      orders: components['schemas']['DoctorOrder'][];
      reportCopies: components['schemas']['ReportCopy'][];
      /** @description The newest search for a doctor. */
      doctorChain: components['schemas']['DoctorChain'] | null;
      patient: components['schemas']['DispatchPatient'];
      /** @description What it is about, in one sentence. */
      summary: components['schemas']['BilingualText'];
    };
    /**
     * @description What it waits for.
     * @enum {string}
     */
    EscalationCause: 'unanswered' | 'forgotten' | 'no-station';
    /** @enum {string} */
    EscalationTarget: 'seat' | 'all-seats' | 'supervisor' | 'station-on-duty' | 'next-station' | 'doctor-chain';
    EscalationCall: {
      target: components['schemas']['EscalationTarget'];
      /** @description Everybody it is for. */
      people: number;
      /** @description Those of them before a board, or whom a channel can wake. */
      reached: number;
      /** @description `board`, `offer`, or a channel of messages. */
      channels: string[];
      /** @description Stations and people as staff know them. */
      names: string[];
    };
    Escalation: {
      /** @description What it waits for. */
      cause: components['schemas']['EscalationCause'];
      /** @description Steps taken; 0 while the time to answer has not passed. */
      level: number;
      /** @description The boards sound louder. */
      louder: boolean;
      /**
       * Format: int64
       * @description Since when it waits. Epoch milliseconds.
       * @example 1767963600000
       */
      since: number;
      /**
       * Format: int64
       * @description When the next step is due; null while a nurse who accepted has it in hand. Epoch milliseconds.
       * @example 1767963600000
       */
      nextAt: number | null;
      /** @description The last step reached nobody: say so loudly. */
      unreached: boolean;
      /** @description Who was called by the last step. */
      calls: components['schemas']['EscalationCall'][];
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
      /** @description Whom it waits for and who was called; null while it is in good hands. */
      escalation: components['schemas']['Escalation'] | null;
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
      /** @description How long it took to the board, milliseconds. */
      latencyMs: number | null;
      /** @description How long it took to the end of the push outbox, milliseconds. */
      outboxLatencyMs?: number | null;
      /** @description Which ends the last round did not reach; empty when it reached both. */
      missing?: ('board' | 'outbox')[];
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
    /** @enum {string} */
    SearchedField: 'name' | 'kana' | 'phone' | 'keyPerson' | 'address';
    FoundPatient: {
      patientId: string;
      field: components['schemas']['SearchedField'];
      /** @description What matched. */
      text: string;
    };
    Colleague: {
      personId: string;
      /** @description Log-in name. */
      name: string;
      displayName: string;
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
    DeadlineStatus: {
      /** @description False: steps are not taken in time, and nobody may rely on being called. */
      running: boolean;
      /** @description Past their time at the last look. */
      overdue: number;
      /**
       * Format: int64
       * @description When the oldest of them was due. Epoch milliseconds.
       * @example 1767963600000
       */
      oldestDueAt: number | null;
      /**
       * Format: int64
       * @description The last look that got an answer. Epoch milliseconds.
       * @example 1767963600000
       */
      checkedAt: number;
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
      deadlines: components['schemas']['DeadlineStatus'];
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
      /** @description Whom it waits for and who was called; null while it is in good hands. */
      escalation: components['schemas']['Escalation'] | null;
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
    SeenAlarm: {
      /** @description The alarm. */
      id: string;
      priority: components['schemas']['Priority'];
    };
    AcknowledgeIncident: {
      /** @description What the person saw. With it, nothing is accepted unseen: an alarm that is not in it, or has risen above it, refuses the whole act (409 `INCIDENT.RISEN`), and the screen shows what is new. */
      seen?: components['schemas']['SeenAlarm'][];
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
      /** @description Colleagues at the centre who are told of it. */
      mentions?: string[];
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
      /** @description The nurse who goes; default: who accepts. */
      nurseId?: string;
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
      /** @description Alert, new confusion, voice, pain, unresponsive. */
      consciousness?: components['schemas']['Consciousness'];
      /** @description Breathing supplementary oxygen. */
      oxygen?: boolean;
      /** @description What was found. */
      findings: string;
      vitals: components['schemas']['SpotVitals'];
      /** @description What was done. */
      action: string;
      /** @description What comes next. */
      nextStep: string;
    };
    HandOverDispatch: {
      /**
       * Format: int64
       * @description When it was done, where the phone was offline.
       * @example 1767963600000
       */
      madeAt?: number;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
      /** @description A nurse of the same station. */
      nurseId: string;
    };
    Nurse: {
      personId: string;
      displayName: string;
      /** @description The nurse’s own number. */
      telephone: string | null;
      /** @description Dispatches taken on and not yet reported. */
      underWay: number;
    };
    StationLoad: {
      stationId: string;
      stationName: string;
      nurses: number;
      /** @description Nurses who have taken a dispatch on and have not reported yet. */
      busyNurses: number;
      /** @description Every nurse is out. */
      busy: boolean;
      /** @description Asked or on the way. */
      liveDispatches: number;
    };
    PlanVisit: {
      /** @description The patient. */
      patientId: string;
      /** @description Default: for a station its own; for the centre the station on duty at that time. */
      stationId?: string;
      /**
       * Format: int64
       * @description When the nurse should be there; epoch milliseconds.
       * @example 1767963600000
       */
      plannedFor: number;
      /** @description Why. */
      reason: string;
      /** @description Who goes, if that is known. */
      nurseId?: string;
      /** @default low */
      priority: components['schemas']['Priority'];
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    StartDoctorChain: {
      /** @description What you want to know. */
      question?: string;
    };
    TakeDownOrder: {
      /** @description What the doctor ordered, word for word. */
      text: string;
      /** @description Who gave it. */
      doctorName: string;
      /** @description The doctor’s account, where there is one. */
      doctorId?: string;
      /** @description Said back to the doctor and confirmed; an order is not kept without. */
      readBack: boolean;
      /**
       * Format: int64
       * @description When it was given, where the phone was offline.
       * @example 1767963600000
       */
      madeAt?: number;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    SettleDoctorCall: {
      /**
       * @description A doctor: `answered` or `declined`; a caller any.
       * @enum {string}
       */
      outcome: 'answered' | 'declined' | 'no-answer';
      /** @description Why not, or what was said. */
      note?: string;
    };
    EndDoctorChain: {
      /** @description Why no doctor is looked for any more. */
      reason: string;
    };
    DoctorQuestion: {
      call: components['schemas']['DoctorCall'];
      chain: components['schemas']['DoctorChain'];
      patientName: string;
      patientId: string;
      priority: components['schemas']['Priority'];
      /** @description Whom to call back: the nurse, else the station; empty for the centre. */
      callBackTelephone: string;
      callBackName: string;
      /** @description What the nurse sees. */
      dispatch: components['schemas']['Dispatch'] | null;
    };
    InboxReport: {
      id: string;
      dispatchId: string;
      /** @description The incident it belongs to. */
      incidentId: string | null;
      patientId: string;
      patientName: string;
      stationName: string;
      summary: components['schemas']['BilingualText'];
      priority: components['schemas']['Priority'];
      /**
       * Format: int64
       * @description When it came. Epoch milliseconds.
       * @example 1767963600000
       */
      sentAt: number;
      /**
       * Format: int64
       * @description When this doctor first opened it. Epoch milliseconds.
       * @example 1767963600000
       */
      openedAt: number | null;
      /**
       * Format: int64
       * @description When this doctor replied. Epoch milliseconds.
       * @example 1767963600000
       */
      repliedAt: number | null;
      report: components['schemas']['DispatchReport'] | null;
      photos: components['schemas']['VisitPhoto'][];
      orders: components['schemas']['DoctorOrder'][];
    };
    ReplyToReport: {
      /** @description The reply or instruction to the station. */
      text: string;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    CoveredPatient: {
      patientId: string;
      displayName: string;
      area: string;
      familyDoctors: string[];
    };
    Telephone: {
      /** @description Where this person is reached on duty. */
      telephone: string;
    };
    InstructionVersion: {
      version: number;
      /** @description Null: from here on there is no instruction. */
      text: string | null;
      byName: string;
      /**
       * Format: int64
       * @description From when it holds. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
    };
    StandingInstruction: {
      patientId: string;
      /** @description In force now; null when there is none. */
      text: string | null;
      /** @description What to show where there is none. */
      noInstructionNotice: components['schemas']['BilingualText'] | null;
      /** @description Of the newest version, 0 before the first; for `basedOn`. */
      version: number;
      /** @description Newest first. */
      history: components['schemas']['InstructionVersion'][];
    };
    ChangeStandingInstruction: {
      /** @description Null takes it away. */
      text: string | null;
      /** @description The version it was written on; refused when there is a newer one. */
      basedOn: number;
    };
    /** @enum {string} */
    RosterKind: 'station' | 'doctor' | 'supervisor';
    RosterSubject: {
      id: string;
      kind: components['schemas']['RosterKind'];
      name: string;
      /** @description Areas a station serves; empty for people. */
      areas: string[];
      /** @description Whether a calendar program has an address for its shifts. */
      hasAddress: boolean;
    };
    /** @enum {string} */
    RosterTask: 'duty' | 'covering' | 'coordinating' | 'away';
    RosterDuty: {
      id: string;
      kind: components['schemas']['RosterKind'];
      task: components['schemas']['RosterTask'];
      subjectId: string;
      areas: string[];
      /** @description Family doctor whose patients are covered. */
      coversId: string | null;
      timeZone: string;
      pattern:
        | components['schemas']['WeeklyDuty']
        | components['schemas']['WeeklySpanDuty']
        | components['schemas']['HolidaySpanDuty']
        | components['schemas']['IntervalDuty'];
      except: string[];
      /** @description First start date. */
      validFrom: string | null;
      /** @description Last start date. */
      validUntil: string | null;
      rank: number;
      note: string;
      version: number;
      /**
       * Format: int64
       * @description When it was last changed. Epoch milliseconds.
       * @example 1767963600000
       */
      changedAt: number;
      /** @description Whether the one who asks may change it. */
      mayChange: boolean;
    };
    RosterShift: {
      dutyId: string;
      /** @description Local start date. */
      date: string;
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
      /** @description Who serves it, after swaps. */
      subjectId: string;
      /** @description The swap that gave it away. */
      swapId: string | null;
    };
    RosterSwap: {
      id: string;
      dutyId: string;
      date: string;
      takenBy: string;
      agreedBy: string;
      note: string;
    };
    /** @enum {string} */
    RosterGapKind: 'nobody' | 'double-booking' | 'two-first';
    RosterGap: {
      kind: components['schemas']['RosterGapKind'];
      who: components['schemas']['RosterKind'];
      /** @description Area; null for a double booking. */
      area: string | null;
      /** @description Who is in two places, or which stations are both first. */
      subjectIds: string[];
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
      /** @description Must be mended; false where it is only worth knowing. */
      alarming: boolean;
      /** @description What is missing, without the time. */
      text: components['schemas']['BilingualText'];
    };
    RosterHoliday: {
      date: string;
      name: components['schemas']['BilingualText'];
    };
    RosterView: {
      /**
       * Format: int64
       * @description Start of the range. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description End of the range. Epoch milliseconds.
       * @example 1767963600000
       */
      to: number;
      /** @description Areas with patients or served by a station. */
      areas: string[];
      subjects: components['schemas']['RosterSubject'][];
      duties: components['schemas']['RosterDuty'][];
      shifts: components['schemas']['RosterShift'][];
      swaps: components['schemas']['RosterSwap'][];
      gaps: components['schemas']['RosterGap'][];
      holidays: components['schemas']['RosterHoliday'][];
      /**
       * @description A doctor changes own absences and who covers.
       * @enum {string}
       */
      mayChange: 'all' | 'own' | 'none';
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
    HolidaySpanDuty: {
      /** @enum {string} */
      kind: 'holiday-span';
      /**
       * @description On the eve of the days off: a public holiday with the holidays and weekends that touch it.
       * @example 18:00
       */
      from: string;
      /**
       * @description On the first working day after them.
       * @example 09:00
       */
      to: string;
      /** @description Whether 29 December to 3 January count as holidays. */
      yearEnd: boolean;
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
    NewRosterDuty: {
      kind: components['schemas']['RosterKind'];
      /** @description `duty` for stations and supervisors, `covering` or `coordinating` for doctors, `away` for anybody. */
      task: components['schemas']['RosterTask'];
      /** @description The station or person. */
      subjectId: string;
      /** @description Areas; empty for every area (of a station: all it serves). */
      areas: string[];
      /** @description Family doctor whose patients are covered. */
      coversId?: string | null;
      /** @description IANA time zone of its clock times; without it the station’s, or Asia/Tokyo. */
      timeZone?: string;
      pattern:
        | components['schemas']['WeeklyDuty']
        | components['schemas']['WeeklySpanDuty']
        | components['schemas']['HolidaySpanDuty']
        | components['schemas']['IntervalDuty'];
      /** @description Start dates on which it does not hold. */
      except?: string[];
      /**
       * @description First start date.
       * @example 2026-05-01
       */
      validFrom?: string | null;
      /**
       * @description Last start date, inclusive.
       * @example 2026-05-01
       */
      validUntil?: string | null;
      /** @description Lower is asked first. */
      rank: number;
      /** @description For people. */
      note?: string;
      /** @description Only say what it would open and mend; nothing is kept. */
      preview?: boolean;
    };
    RosterEffect: {
      /** @description Gaps within the next 62 days that were not there before. */
      opened: components['schemas']['RosterGap'][];
      /** @description Gaps that are no longer there. */
      mended: components['schemas']['RosterGap'][];
      /** @description The duty or swap, where it is still there. */
      id: string | null;
      /** @description False for a preview. */
      kept: boolean;
    };
    RosterDutyChange: {
      kind: components['schemas']['RosterKind'];
      /** @description `duty` for stations and supervisors, `covering` or `coordinating` for doctors, `away` for anybody. */
      task: components['schemas']['RosterTask'];
      /** @description The station or person. */
      subjectId: string;
      /** @description Areas; empty for every area (of a station: all it serves). */
      areas: string[];
      /** @description Family doctor whose patients are covered. */
      coversId?: string | null;
      /** @description IANA time zone of its clock times; without it the station’s, or Asia/Tokyo. */
      timeZone?: string;
      pattern:
        | components['schemas']['WeeklyDuty']
        | components['schemas']['WeeklySpanDuty']
        | components['schemas']['HolidaySpanDuty']
        | components['schemas']['IntervalDuty'];
      /** @description Start dates on which it does not hold. */
      except?: string[];
      /**
       * @description First start date.
       * @example 2026-05-01
       */
      validFrom?: string | null;
      /**
       * @description Last start date, inclusive.
       * @example 2026-05-01
       */
      validUntil?: string | null;
      /** @description Lower is asked first. */
      rank: number;
      /** @description For people. */
      note?: string;
      /** @description Only say what it would open and mend; nothing is kept. */
      preview?: boolean;
      /** @description The version this change was made on. */
      version: number;
    };
    RosterDutyEnd: {
      version: number;
      /**
       * @description Last start date; without it the duty is removed as if it had never been.
       * @example 2026-05-01
       */
      lastDate?: string | null;
      preview?: boolean;
    };
    NewRosterSwap: {
      /** @description The duty whose shift is taken over. */
      dutyId: string;
      /**
       * @description Start date of the shift.
       * @example 2026-05-01
       */
      date: string;
      /** @description Station or person of the same kind who takes it. */
      takenBy: string;
      /** @description Who agreed, by name. */
      agreedBy: string;
      /** @description For people. */
      note?: string;
      preview?: boolean;
    };
    /** @enum {string} */
    RosterImportAction: 'add' | 'change' | 'same' | 'not-understood';
    RosterImportEvent: {
      /** @description Line of the file on which the event begins, from 1. */
      line: number;
      summary: string;
      action: components['schemas']['RosterImportAction'];
      /** @description Why it was not understood. */
      reason: string | null;
      /** @description Whose duty it becomes. */
      subjectName: string | null;
      pattern:
        | components['schemas']['WeeklyDuty']
        | components['schemas']['WeeklySpanDuty']
        | components['schemas']['HolidaySpanDuty']
        | components['schemas']['IntervalDuty'];
    };
    RosterImport: {
      events: components['schemas']['RosterImportEvent'][];
      opened: components['schemas']['RosterGap'][];
      mended: components['schemas']['RosterGap'][];
      /** @description False for a preview. */
      kept: boolean;
    };
    RosterAddress: {
      /** @description Path of the calendar. Shown once; a new one makes it useless. */
      path: string;
    };
    /** @enum {string} */
    Purpose:
      'offer' | 'escalation' | 'doctor-call' | 'report' | 'mention' | 'roster' | 'withdrawal' | 'family' | 'system';
    /** @enum {string} */
    ChannelKind: 'web-push' | 'bell' | 'email' | 'webhook' | 'canary';
    /** @enum {string} */
    MessageState: 'queued' | 'sent' | 'withdrawn' | 'failed';
    /** @enum {string} */
    DeliveryFact: 'queued' | 'sent' | 'delivered' | 'opened' | 'accepted' | 'withdrawn' | 'failed';
    DeliveryFactEntry: {
      fact: components['schemas']['DeliveryFact'];
      /**
       * Format: int64
       * @description When the centre learned it. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      /**
       * Format: int64
       * @description When the device says it was. Epoch milliseconds.
       * @example 1767963600000
       */
      madeAt: number | null;
      /** @description Why, where there is a reason. */
      detail: string | null;
    };
    MessageProofEntry: {
      id: string;
      channel: components['schemas']['ChannelKind'];
      /** @description Device or webhook; empty for bell and e-mail. */
      deviceLabel: string;
      state: components['schemas']['MessageState'];
      /** @description It takes an earlier message back. */
      withdraws: boolean;
      attempts: number;
      /** @description What the last attempt ran into. */
      lastError: string | null;
      /**
       * Format: int64
       * @description When it is tried next, while it waits. Epoch milliseconds.
       * @example 1767963600000
       */
      nextAttemptAt: number | null;
      /** @description Each with its own time; none implies another. */
      facts: components['schemas']['DeliveryFactEntry'][];
    };
    NotifiedReceiver: {
      /** @description Null for a webhook. */
      personId: string | null;
      /** @description The person’s name, or the webhook’s. */
      name: string;
      /** @description False: only the bell, seen by looking at a screen. */
      wakeable: boolean;
      messages: components['schemas']['MessageProofEntry'][];
    };
    IncidentNotification: {
      id: string;
      purpose: components['schemas']['Purpose'];
      priority: components['schemas']['Priority'];
      text: components['schemas']['BilingualText'];
      /**
       * Format: int64
       * @description When it was asked for. Epoch milliseconds.
       * @example 1767963600000
       */
      createdAt: number;
      /**
       * Format: int64
       * @description Not sent after this. Epoch milliseconds.
       * @example 1767963600000
       */
      expiresAt: number;
      /**
       * Format: int64
       * @description When it was taken back. Epoch milliseconds.
       * @example 1767963600000
       */
      withdrawnAt: number | null;
      /** @description Why it was taken back. */
      withdrawalReason: string | null;
      /** @description Nobody: it reached no one. */
      receivers: components['schemas']['NotifiedReceiver'][];
    };
    ChannelsAvailable: {
      /** @description Public VAPID key, base64url; null where nothing can be pushed. */
      publicKey: string | null;
      /** @description Whether this centre sends e-mail. */
      email: boolean;
    };
    PushSubscription: {
      id: string;
      label: string;
      /** @description Host of the push service. */
      service: string;
      showNames: boolean;
      /** @enum {string} */
      language: 'ja' | 'en';
      /** @description First characters of the endpoint’s SHA-256, by which a browser finds its own; empty when removed. */
      endpointDigest: string;
      /** @description False when it was made under an earlier key and can’t be sent to. */
      usable: boolean;
      /**
       * Format: int64
       * @description When it was made. Epoch milliseconds.
       * @example 1767963600000
       */
      createdAt: number;
      /**
       * Format: int64
       * @description When a message was last handed to its push service. Epoch milliseconds.
       * @example 1767963600000
       */
      lastSentAt: number | null;
      /**
       * Format: int64
       * @description When it was removed. Epoch milliseconds.
       * @example 1767963600000
       */
      removedAt: number | null;
      /** @description Why it was removed. */
      removedReason: string | null;
    };
    PushKeys: {
      /** @description Public key of the device, 65 bytes, base64url. */
      p256dh: string;
      /** @description Shared secret of the device, 16 bytes, base64url. */
      auth: string;
    };
    NewPushSubscription: {
      /** @description Where the push service takes messages for this device. */
      endpoint: string;
      keys: components['schemas']['PushKeys'];
      /** @description What its owner calls this device. */
      label: string;
      /** @description Patients’ names may show on this device’s lock screen. Left out: as with the subscription this one renews, else not. */
      showNames?: boolean;
      /** @description Digest of the endpoint this one renews, where the browser has changed it; that one is taken off. */
      renews?: string;
      /**
       * @description Default `ja`.
       * @enum {string}
       */
      language?: 'ja' | 'en';
    };
    ChangePushSubscription: {
      label?: string;
      showNames?: boolean;
      /** @enum {string} */
      language?: 'ja' | 'en';
    };
    BellMessage: {
      id: string;
      purpose: components['schemas']['Purpose'];
      priority: components['schemas']['Priority'];
      title: components['schemas']['BilingualText'];
      text: components['schemas']['BilingualText'];
      /** @description Path in the application. */
      link: string;
      /**
       * Format: int64
       * @description When it was queued. Epoch milliseconds.
       * @example 1767963600000
       */
      queuedAt: number;
      /**
       * Format: int64
       * @description When it was opened, on whichever channel. Epoch milliseconds.
       * @example 1767963600000
       */
      openedAt: number | null;
      /**
       * Format: int64
       * @description When it was taken back: it asks for nothing any more. Epoch milliseconds.
       * @example 1767963600000
       */
      withdrawnAt: number | null;
    };
    Bell: {
      /** @description Not opened, not taken back. */
      unread: number;
      /** @description Newest first, of the last seven days, at most 50. */
      messages: components['schemas']['BellMessage'][];
    };
    ReportFact: {
      /** @description The message’s id, as it came with it. */
      messageId: string;
      /** @description The token that came with the message. */
      token: string;
      /** @enum {string} */
      fact: 'delivered' | 'opened';
      /**
       * Format: int64
       * @description When it was, by the device’s clock.
       * @example 1767963600000
       */
      at: number;
    };
    ChannelCounts: {
      channel: components['schemas']['ChannelKind'];
      /** @description Waiting now. */
      queued: number;
      /** @description Waiting now after at least one failed attempt. */
      failing: number;
      /** @description Queued in the last 24 hours and handed on. */
      sent: number;
      /** @description Of those, reported by the device. */
      delivered: number;
      /** @description Of those, opened. */
      opened: number;
      /** @description Queued in the last 24 hours and taken back before they went. */
      withdrawn: number;
      /** @description Queued in the last 24 hours and failed for good. */
      failed: number;
    };
    TroubledMessage: {
      id: string;
      channel: components['schemas']['ChannelKind'];
      purpose: components['schemas']['Purpose'];
      /** @description Person or webhook. */
      receiver: string;
      deviceLabel: string;
      /** @enum {string} */
      state: 'queued' | 'failed';
      attempts: number;
      /** @description What the last attempt ran into. */
      lastError: string | null;
      /**
       * Format: int64
       * @description When it was queued. Epoch milliseconds.
       * @example 1767963600000
       */
      queuedAt: number;
      /**
       * Format: int64
       * @description When it is tried next. Epoch milliseconds.
       * @example 1767963600000
       */
      nextAttemptAt: number | null;
    };
    ReachablePerson: {
      personId: string;
      name: string;
      role: components['schemas']['Role'];
      /** @description Their station. */
      station: string | null;
      /** @description A confirmed address messages go to. */
      email: boolean;
      /** @description Live ones, and those removed in the last 30 days. */
      subscriptions: components['schemas']['PushSubscription'][];
    };
    MessagesOverview: {
      push: boolean;
      email: boolean;
      /** @description Names of the webhooks. */
      webhooks: string[];
      /**
       * Format: int64
       * @description When the message that has waited longest was queued. Epoch milliseconds.
       * @example 1767963600000
       */
      oldestQueuedAt: number | null;
      channels: components['schemas']['ChannelCounts'][];
      /** @description Waiting after a failed attempt, or failed in the last 24 h; at most 50. */
      troubled: components['schemas']['TroubledMessage'][];
      /** @description Everybody with an active account. */
      people: components['schemas']['ReachablePerson'][];
    };
    NotificationEmail: {
      /** @description Address messages go to; null when there is none. */
      address: string | null;
      /** @description Messages go to a confirmed address only. */
      confirmed: boolean;
    };
    SetNotificationEmail: {
      address: string;
      /** @enum {string} */
      language?: 'ja' | 'en';
    };
    ConfirmNotificationEmail: {
      /** @description The code that was sent to the address. */
      code: string;
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
    Duty: {
      /** @description Areas; empty for all the station serves. */
      areas: string[];
      pattern:
        | components['schemas']['WeeklyDuty']
        | components['schemas']['WeeklySpanDuty']
        | components['schemas']['HolidaySpanDuty']
        | components['schemas']['IntervalDuty'];
      /** @description An absence: off while the pattern holds. */
      away: boolean;
      /** @description Lower is asked first. */
      rank: number;
      /** @description For people. */
      note?: string;
    };
    Duties: {
      /** @description The writing this list replaces, as it was read. May be left out only where there is none yet. */
      version?: string;
      duties: components['schemas']['Duty'][];
    };
    EscalationWindow: {
      days?: components['schemas']['DutyDay'][];
      /**
       * @description Without `days`: a weekday’s time such as `fri 18:00`.
       * @example 18:00
       */
      from: string;
      /** @example 09:00 */
      to: string;
    };
    EscalationStep: {
      call: components['schemas']['EscalationTarget'][];
      /**
       * @description Until the next step; the last one repeats this often.
       * @example 60s
       */
      within: string;
      louder: boolean;
    };
    EscalationChain: {
      /**
       * @description From the cause to the first step.
       * @example 60s
       */
      after: string;
      steps: components['schemas']['EscalationStep'][];
    };
    ForgottenChain: {
      /**
       * @description From the cause to the first step.
       * @example 60s
       */
      after: string;
      steps: components['schemas']['EscalationStep'][];
      /**
       * @description Instead of `after`, once something was done.
       * @example 30min
       */
      afterAct: string;
    };
    EscalationPolicy: {
      priority: components['schemas']['Priority'];
      /** @description In the patient’s time zone; empty for all hours. */
      when: components['schemas']['EscalationWindow'][];
      unanswered: components['schemas']['EscalationChain'];
      forgotten: components['schemas']['ForgottenChain'];
      noStation: components['schemas']['EscalationChain'];
    };
    EscalationPolicies: {
      /** @description 0 for what the house brings. */
      version: number;
      policies: components['schemas']['EscalationPolicy'][];
      /** @description Person id. */
      by: string | null;
      /** @description Who wrote it. */
      byName: string | null;
      /** @description Why. */
      reason: string | null;
      /**
       * Format: int64
       * @description When. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number | null;
    };
    ChangeEscalationPolicies: {
      /** @description The whole set; every problem is named when refused. */
      policies: components['schemas']['EscalationPolicy'][];
      /** @description Why. */
      reason: string;
      /** @description The version that was changed; refused when it is not the newest. */
      basedOn: number;
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
      /**
       * Format: int64
       * @description When its credential lapses, unless it fetches a newer one before. Epoch milliseconds.
       * @example 1767963600000
       */
      credentialExpiresAt: number | null;
      /**
       * Format: int64
       * @description Since when there is a sign that its credential is in use in two places. Epoch milliseconds.
       * @example 1767963600000
       */
      suspectedCloneAt: number | null;
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
      /**
       * Format: int64
       * @description The password lapses then; a newer one is had at `/api/gateways/credential` before. Epoch milliseconds.
       * @example 1767963600000
       */
      expiresAt: number;
    };
    RotateCredential: {
      /** @description The gateway that asks. */
      gateway: string;
      /** @description Its present password. */
      password: string;
    };
    NewerCredential: {
      /** @description Shown this once. The present one works until this is first used. */
      password: string;
      /**
       * Format: int64
       * @description It lapses then. Epoch milliseconds.
       * @example 1767963600000
       */
      expiresAt: number;
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
      /** @description What that person is called now. */
      personName: string | null;
      /** @description In which role. */
      role: string | null;
      /** @example incident.acknowledge */
      action: string;
      /** @description On what: its id. */
      subject: string | null;
      /** @description On whom. */
      patientId: string | null;
      /** @description What that patient is called now. */
      patientName: string | null;
      /** @description From where. */
      address: string | null;
      /** @description Old and new, without secrets. */
      detail: {
        [key: string]: unknown;
      };
    };
    /** @enum {string} */
    AuditBreak: 'changed' | 'missing' | 'cut-short' | 'other-than-noted';
    AuditVerdict: {
      /** @description Every entry is as it was written, and none is missing. */
      whole: boolean;
      /**
       * Format: int64
       * @description When the chain was worked out anew. Epoch milliseconds.
       * @example 1767963600000
       */
      checkedAt: number;
      /** @description How many entries the chain has. */
      entries: number;
      /** @description Where the chain ends, `link:hash`, to be noted elsewhere; null for a broken one. */
      head: string | null;
      /** @description The first link that is not as it was written. */
      brokenLink: number | null;
      reason: components['schemas']['AuditBreak'] | null;
    };
    /** @enum {string} */
    AuditExportFormat: 'csv' | 'jsonl';
    AuditExportDto: {
      format: components['schemas']['AuditExportFormat'];
      /** @description Of one person. */
      personId?: string;
      /** @description About one patient. */
      patientId?: string;
      /** @description The action or its beginning. */
      action?: string;
      /**
       * Format: int64
       * @description From this instant.
       * @example 1767963600000
       */
      from?: number;
      /**
       * Format: int64
       * @description Before this instant.
       * @example 1767963600000
       */
      to?: number;
    };
    OpenEmergencyAccess: {
      /** @description The patient’s full name, as written or as read. */
      name: string;
      /**
       * Format: date
       * @description The patient’s date of birth.
       * @example 1941-03-08
       */
      birthDate: string;
      /** @description Why it can’t wait, in one’s own words. */
      reason: string;
    };
    /** @enum {string} */
    EmergencyRole: 'doctor' | 'station';
    EmergencyAccess: {
      id: string;
      patientId: string;
      /** @description Null for whoever may not (any more) know of the patient. */
      patientName: string | null;
      personId: string;
      personName: string;
      role: components['schemas']['EmergencyRole'];
      reason: string;
      /**
       * Format: int64
       * @description From when. Epoch milliseconds.
       * @example 1767963600000
       */
      openedAt: number;
      /**
       * Format: int64
       * @description It lapses by itself then. Epoch milliseconds.
       * @example 1767963600000
       */
      untilAt: number;
      /**
       * Format: int64
       * @description Ended before it lapsed. Epoch milliseconds.
       * @example 1767963600000
       */
      endedAt: number | null;
      /** @description Who ended it. */
      endedByName: string | null;
    };
    /** @enum {string} */
    LoadSpan: '24h' | '7d' | '30d';
    /**
     * @description Null where there is no target.
     * @enum {string}
     */
    Verdict: 'good' | 'fair' | 'poor';
    Figure: {
      /** @description Null when there is too little to say it; `have` and `need` then say how little. */
      value: number | null;
      /** @description Null where there is no target. */
      verdict: components['schemas']['Verdict'] | null;
      /** @description What there is to judge by. */
      have: number | null;
      /** @description What it would take. */
      need: number | null;
    };
    LoadFlood: {
      /**
       * Format: int64
       * @description When it began. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description When it ended. Epoch milliseconds.
       * @example 1767963600000
       */
      to: number;
      alarms: number;
    };
    LoadOfRule: {
      patientId: string;
      patientName: string;
      ruleId: string;
      count: number;
    };
    LoadOfPatient: {
      patientId: string;
      patientName: string;
      count: number;
    };
    LoadResponse: {
      priority: components['schemas']['Priority'];
      /** @description Alarms of this priority. */
      count: number;
      /** @description Their share of all alarms. */
      share: components['schemas']['Figure'];
      /** @description What ISA-18.2 has their share at, about. */
      targetShare: number;
      answered: number;
      /** @description Answered by nobody, and past the target. */
      overdue: number;
      /** @description Milliseconds. */
      targetMs: number;
      /** @description Milliseconds. */
      medianMs: components['schemas']['Figure'];
      /** @description Milliseconds. */
      p90Ms: components['schemas']['Figure'];
      /** @description Answered in time, of those that were answered or should have been. */
      withinTarget: components['schemas']['Figure'];
    };
    LoadOutcome: {
      outcome: components['schemas']['Outcome'];
      count: number;
    };
    LoadHour: {
      /**
       * Format: int64
       * @description Start of the hour. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      high: number;
      medium: number;
      low: number;
    };
    AlarmLoad: {
      /**
       * Format: int64
       * @description Start of the span, or when the first alarm on record sounded, whichever is later. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description Now. Epoch milliseconds.
       * @example 1767963600000
       */
      to: number;
      /**
       * Format: int64
       * @description When the oldest alarm on record first sounded. Epoch milliseconds.
       * @example 1767963600000
       */
      firstSoundedAt: number | null;
      /** @description Whether there are the thirty days the standards judge. */
      judgeable: boolean;
      /** @description Alarms that sounded. */
      alarms: number;
      /** @description Hours of people whose board was connected. */
      operatorHours: number;
      /** @description Alarms that sounded while nobody’s board was connected. */
      unattended: number;
      perOperatorHour: components['schemas']['Figure'];
      perDay: components['schemas']['Figure'];
      /** @description Most alarms in ten minutes for one operator. */
      peak: number;
      /** @description Share of the time. */
      floodShare: components['schemas']['Figure'];
      floodCount: number;
      /** @description Newest first, at most 20. */
      floods: components['schemas']['LoadFlood'][];
      /** @description Rules that sounded three times within a minute. */
      chatteringRules: components['schemas']['Figure'];
      /** @description How often each sounded as a third or further time. */
      chattering: components['schemas']['LoadOfRule'][];
      /** @description Alarms that came to stand for more than a day, a day. */
      stalePerDay: components['schemas']['Figure'];
      /** @description Alarms that stand for more than a day now. */
      staleNow: number;
      /** @description Share of the ten most frequent. */
      topTenShare: components['schemas']['Figure'];
      topTen: components['schemas']['LoadOfRule'][];
      patients: components['schemas']['LoadOfPatient'][];
      /** @description Share of technical alarms. */
      technicalShare: components['schemas']['Figure'];
      responses: components['schemas']['LoadResponse'][];
      /** @description Share of closed incidents that were worth somebody’s time. */
      actionable: components['schemas']['Figure'];
      outcomes: components['schemas']['LoadOutcome'][];
      hours: components['schemas']['LoadHour'][];
    };
    /** @enum {string} */
    Language: 'ja' | 'en';
    HandoverSignature: {
      personId: string;
      name: string;
      /**
       * Format: int64
       * @description When it was signed. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
    };
    HandoverSummary: {
      id: string;
      given: components['schemas']['HandoverSignature'];
      /** @description Null while it waits to be taken. */
      taken: components['schemas']['HandoverSignature'] | null;
      /** @description Incidents that were open. */
      incidents: number;
    };
    /** @enum {string} */
    HandoverSection: 'incident' | 'paused' | 'shelved' | 'visit' | 'roster';
    HandoverStep: {
      /**
       * Format: int64
       * @description When. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      byName: string;
      text: components['schemas']['BilingualText'];
    };
    HandoverItem: {
      /** @description The same for the same thing in a later draft. */
      key: string;
      section: components['schemas']['HandoverSection'];
      /** @description Null for a duty. */
      patientId: string | null;
      /** @description Of the patient, or who is on duty. */
      name: string;
      priority: components['schemas']['Priority'] | null;
      text: components['schemas']['BilingualText'];
      /**
       * Format: int64
       * @description When it began or begins. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number | null;
      /**
       * Format: int64
       * @description When it ends. Epoch milliseconds.
       * @example 1767963600000
       */
      until: number | null;
      /**
       * Format: int64
       * @description An incident that waits for a person: since when. Epoch milliseconds.
       * @example 1767963600000
       */
      unansweredSince: number | null;
      /** @description Last steps of an incident, oldest first. */
      steps: components['schemas']['HandoverStep'][];
      /** @description What the giver adds; empty in a draft. */
      note: string;
    };
    HandoverDraft: {
      /**
       * Format: int64
       * @description The moment the records were read. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      items: components['schemas']['HandoverItem'][];
      path: components['schemas']['PathStatus'];
      /** @description For the whole shift. */
      note: string;
      /** @description A handover that has been given and not taken. */
      waiting: string | null;
    };
    HandoverContent: {
      /**
       * Format: int64
       * @description The moment the records were read. Epoch milliseconds.
       * @example 1767963600000
       */
      at: number;
      items: components['schemas']['HandoverItem'][];
      path: components['schemas']['PathStatus'];
      /** @description For the whole shift. */
      note: string;
    };
    Handover: {
      id: string;
      given: components['schemas']['HandoverSignature'];
      /** @description Null while it waits to be taken. */
      taken: components['schemas']['HandoverSignature'] | null;
      /** @description Incidents that were open. */
      incidents: number;
      content: components['schemas']['HandoverContent'];
      /** @description What the taker adds. */
      takerNote: string;
      /** @description For one that waits: incidents that have opened since it was given. */
      since: components['schemas']['HandoverItem'][];
    };
    HandoverNote: {
      /** @description The item. */
      key: string;
      /** @description What the giver adds. */
      note?: string;
    };
    GiveHandover: {
      /**
       * Format: password
       * @description The signer’s own, asked anew.
       */
      password: string;
      /** @description Every item the giver saw. One that has come meanwhile refuses the act (409 `HANDOVER.CHANGED`). */
      items: components['schemas']['HandoverNote'][];
      /** @description For the whole shift. */
      note?: string;
      /** @description The same id sent again does nothing again. */
      requestId?: string;
    };
    TakeHandover: {
      /**
       * Format: password
       * @description The signer’s own, asked anew.
       */
      password: string;
      /** @description What the taker adds. */
      note?: string;
    };
    ActivityOfPriority: {
      priority: components['schemas']['Priority'];
      /** @description Incidents opened. */
      opened: number;
      /** @description Alarms that sounded. */
      alarms: number;
      /** @description Milliseconds. */
      targetMs: number;
      /** @description Milliseconds to the acknowledgement. */
      medianMs: components['schemas']['Figure'];
      /** @description Milliseconds to the acknowledgement. */
      p90Ms: components['schemas']['Figure'];
      withinTarget: components['schemas']['Figure'];
    };
    ActivityOfOutcome: {
      outcome: components['schemas']['Outcome'];
      /** @description Incidents closed. */
      count: number;
      /** @description Milliseconds from opening to closing. */
      medianOpenMs: number | null;
    };
    ActivityOfCall: {
      outcome: components['schemas']['CallOutcome'];
      count: number;
    };
    ActivityOfStation: {
      stationId: string;
      stationName: string;
      /** @description Asked to go, for an alarm. */
      offered: number;
      /** @description Visits planned without an alarm. */
      planned: number;
      accepted: number;
      declined: number;
      timedOut: number;
      recalled: number;
      /** @description A nurse was at the door. */
      visits: number;
      reported: number;
      /** @description Milliseconds from the offer to its acceptance. */
      medianAnswerMs: number | null;
      /** @description Milliseconds from the offer to the door. */
      medianArrivalMs: number | null;
    };
    Activity: {
      month: string;
      timeZone: string;
      /**
       * Format: int64
       * @description First midnight of the month. Epoch milliseconds.
       * @example 1767963600000
       */
      from: number;
      /**
       * Format: int64
       * @description First midnight of the next month. Epoch milliseconds.
       * @example 1767963600000
       */
      to: number;
      /** @description Whether the month is over. */
      complete: boolean;
      /**
       * Format: int64
       * @description When it was made. Epoch milliseconds.
       * @example 1767963600000
       */
      madeAt: number;
      priorities: components['schemas']['ActivityOfPriority'][];
      outcomes: components['schemas']['ActivityOfOutcome'][];
      actionable: components['schemas']['Figure'];
      calls: components['schemas']['ActivityOfCall'][];
      stations: components['schemas']['ActivityOfStation'][];
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
      /** @description Log in by name and password; sets the session cookie. `stage` says what is still to be done. */
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
      header?: {
        /** @description From `showBadge`, at a board on the wall. */
        'x-badge'?: string;
      };
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
  getSignInWays: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How one can log in here. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInWays'];
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
  askForPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A challenge for a log-in by passkey; the same for everybody. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasskeyOptions'];
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
  logInByPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasskeyAnswer'];
      };
    };
    responses: {
      /** @description Log in by a passkey alone, which stands for both factors. */
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
  lookAtLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkLook'];
      };
    };
    responses: {
      /** @description Whom a one-time link is for; does not use it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkHolder'];
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
  followLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkFollow'];
      };
    };
    responses: {
      /** @description Choose a password by a one-time link, which is then used; logs in. */
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
  choosePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChosenPassword'];
      };
    };
    responses: {
      /** @description Replace a temporary password, right after logging in with it. */
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
  askToProve: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A challenge for one of this person’s passkeys; null without any. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasskeyOptions'];
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
  prove: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Proof'];
      };
    };
    responses: {
      /** @description The second step of a log-in, or a fresh proof before a dangerous act. */
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
  showBadge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BadgeShown'];
      };
    };
    responses: {
      /** @description At a board on the wall: who is there, for one act. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Badge'];
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
  getAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One’s own ways in and sessions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
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
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordChange'];
      };
    };
    responses: {
      /** @description Choose another password; ends one’s other sessions. */
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
  beginTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A secret for an authenticator app; counts once a code of it is shown. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TotpSecret'];
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
  removeTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Remove the authenticator app. */
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
  confirmTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TotpCode'];
      };
    };
    responses: {
      /** @description The app’s first code sets it up. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FactorEnrolled'];
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
  offerPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the browser needs to make a passkey. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PasskeyOptions'];
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
  addPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPasskey'];
      };
    };
    responses: {
      /** @description Add a passkey under a name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FactorEnrolled'];
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
  removePasskey: {
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
      /** @description Remove a passkey. */
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
  renamePasskey: {
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
        'application/json': components['schemas']['PasskeyName'];
      };
    };
    responses: {
      /** @description Call a passkey something else. */
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
  renewRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ten new recovery codes; those before count no more. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodes'];
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
  setPin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPin'];
      };
    };
    responses: {
      /** @description Set the badge PIN for boards on the wall. */
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
  removePin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Remove the badge PIN. */
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
  endSession: {
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
      /** @description End one of one’s own sessions. */
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
  endOtherSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description End all of one’s own sessions but this one. */
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
      /** @description Invite a person; the answer carries the one-time link once. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitedPerson'];
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
  invitePeople: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Invitations'];
      };
    };
    responses: {
      /** @description Invite a station or a care team at once, all or none. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitedPerson'][];
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
  revokePeople: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Revocation'];
      };
    };
    responses: {
      /** @description Close accounts and end their sessions, singly or a station’s at once. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Revoked'];
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
  changePerson: {
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
        'application/json': components['schemas']['PersonChange'];
      };
    };
    responses: {
      /** @description Name, role and station; a new role or station ends the person’s sessions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
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
  reopenPerson: {
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
      /** @description Open a closed account again. */
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
  issueLink: {
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
      /** @description A new one-time link: the invitation again, or a reset of the password. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimeLink'];
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
  resetSecondFactor: {
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
      /** @description For a lost phone: remove every factor and end the sessions. */
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
  listSessionsOf: {
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
      /** @description Where a person is signed in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionInfo'][];
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
  endSessionsOf: {
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
      /** @description End every session of a person. */
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
  endSessionOf: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description End one session of a person. */
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
  listPatientPeople: {
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
      /** @description Doctors and relatives linked to a patient. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PatientPerson'][];
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
  linkPatientPerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        personId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PatientPersonLink'];
      };
    };
    responses: {
      /** @description Let a doctor or a relative see a patient, from when until when. */
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
  unlinkPatientPerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        personId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The patient agrees no longer, or has another doctor: from now on. */
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
  listWallBoards: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Screens that stay signed in as a board. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WallBoard'][];
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
  enrolWallBoard: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewWallBoard'];
      };
    };
    responses: {
      /** @description Turn this browser into a board on the wall; ends the person’s own session in it. */
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
  endWallBoard: {
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
      /** @description Sign a board on the wall out. */
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
  searchPatients: {
    parameters: {
      query: {
        /** @description What to look for. */
        text: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Patients by name, reading, address, telephone or key person; at most 100. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundPatient'][];
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
  listColleagues: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description People at the centre who can be mentioned in a note. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Colleague'][];
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
      header?: {
        /** @description From `showBadge`, at a board on the wall. */
        'x-badge'?: string;
      };
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
        /** @description `live`: somebody is asked or on the way; `planned`: visits to come; `work`: both. */
        which?: 'live' | 'planned' | 'work' | 'recent';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Dispatches and visits (at most 100), for a station its own: `recent` newest first, else the most urgent first. */
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
  handOverDispatch: {
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
        'application/json': components['schemas']['HandOverDispatch'];
      };
    };
    responses: {
      /** @description Hand it to another nurse of the station, who is told. */
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
  listNurses: {
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
      /** @description The people of a station, with how many dispatches each has taken on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Nurse'][];
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
  listStationLoads: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How busy every station is: whether all its nurses are out. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StationLoad'][];
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
  planVisit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlanVisit'];
      };
    };
    responses: {
      /** @description Plan a visit without an alarm; a station for itself and a patient it may see. */
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
  listVisits: {
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
      /** @description Dispatches and visits of a patient asked for or planned within a range, newest first. */
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
  addVisitPhoto: {
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
        'multipart/form-data': {
          /**
           * Format: binary
           * @description JPEG, PNG, WebP or AVIF, at most 12 MiB.
           */
          photo: string;
          /**
           * Format: int64
           * @description When it was taken, where the phone was offline.
           */
          madeAt?: number;
          /** @description The same id sent again does nothing again. */
          requestId?: string;
        };
      };
    };
    responses: {
      /** @description Add a photo to a visit, at most four. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitPhoto'];
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
  getVisitPhoto: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        photoId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The picture, as JPEG. */
      200: {
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
          'image/jpeg': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/jpeg': components['schemas']['Problem'];
        };
      };
    };
  };
  listDoctorChainsOfDispatch: {
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
      /** @description Searches for a doctor of a visit, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorChain'][];
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
  seekDoctorForDispatch: {
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
        'application/json': components['schemas']['StartDoctorChain'];
      };
    };
    responses: {
      /** @description Look for a doctor: family, covering, coordinating; the one under way if any. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorChain'];
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
  takeDownOrderForDispatch: {
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
        'application/json': components['schemas']['TakeDownOrder'];
      };
    };
    responses: {
      /** @description Keep an order given by telephone, read back. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorOrder'];
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
  listDoctorChainsOfIncident: {
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
      /** @description Searches for a doctor of an incident, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorChain'][];
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
  seekDoctorForIncident: {
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
        'application/json': components['schemas']['StartDoctorChain'];
      };
    };
    responses: {
      /** @description Look for a doctor from the centre; the search under way if any. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorChain'];
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
  takeDownOrderForIncident: {
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
        'application/json': components['schemas']['TakeDownOrder'];
      };
    };
    responses: {
      /** @description Keep an order given by telephone, read back. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorOrder'];
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
  settleDoctorCall: {
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
        'application/json': components['schemas']['SettleDoctorCall'];
      };
    };
    responses: {
      /** @description How a call went: the doctor’s own word, or as whoever telephoned logs it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorChain'];
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
  endDoctorChain: {
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
        'application/json': components['schemas']['EndDoctorChain'];
      };
    };
    responses: {
      /** @description No doctor is looked for any more, with a reason. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorChain'];
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
  listDoctorQuestions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What waits for this doctor, and what was asked in the last week. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoctorQuestion'][];
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
  listInboxReports: {
    parameters: {
      query?: {
        which?: 'unread' | 'all';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nurses’ reports to this doctor: unread first, then newest (at most 100). */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InboxReport'][];
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
  openInboxReport: {
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
      /** @description Note that this doctor has read it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InboxReport'];
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
  replyToInboxReport: {
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
        'application/json': components['schemas']['ReplyToReport'];
      };
    };
    responses: {
      /** @description Reply to the station; it is kept as an order of this doctor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InboxReport'];
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
  listCoveredPatients: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Patients this doctor answers for now beside the own ones. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CoveredPatient'][];
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
  getMyTelephone: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Where this person is reached on duty. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Telephone'];
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
  putMyTelephone: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Telephone'];
      };
    };
    responses: {
      /** @description Say where this person is reached on duty. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Telephone'];
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
  getStandingInstruction: {
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
      /** @description The instruction in force and every version, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StandingInstruction'];
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
  putStandingInstruction: {
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
        'application/json': components['schemas']['ChangeStandingInstruction'];
      };
    };
    responses: {
      /** @description Write a new version, or take the instruction away. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StandingInstruction'];
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
  getRoster: {
    parameters: {
      query: {
        /** @description Inclusive. */
        from: number;
        /** @description Exclusive; 100 days after `from` at most. */
        to: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Duties, shifts, swaps, holidays and gaps of a range. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterView'];
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
  listRosterGaps: {
    parameters: {
      query?: {
        /** @description Inclusive. */
        from?: number;
        /** @description Exclusive; 100 days after `from` at most. */
        to?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gaps and double bookings of a range; without one, of the next 24 hours. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterGap'][];
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
  addRosterDuty: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRosterDuty'];
      };
    };
    responses: {
      /** @description Add a duty or an absence, or see what it would change. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterEffect'];
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
  changeRosterDuty: {
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
        'application/json': components['schemas']['RosterDutyChange'];
      };
    };
    responses: {
      /** @description Change a duty that nobody else has changed meanwhile. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterEffect'];
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
  endRosterDuty: {
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
        'application/json': components['schemas']['RosterDutyEnd'];
      };
    };
    responses: {
      /** @description End a duty after a date, or take it away. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterEffect'];
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
  addRosterSwap: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRosterSwap'];
      };
    };
    responses: {
      /** @description One shift, taken over by somebody else. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterEffect'];
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
  takeBackRosterSwap: {
    parameters: {
      query?: {
        /** @description Only say what it would change. */
        preview?: 'true' | 'false';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Give a shift back to whose it was. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterEffect'];
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
  exportRoster: {
    parameters: {
      query?: {
        /** @description Only this station or person. */
        subjectId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every duty as an iCalendar, or one subject’s. */
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
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
    };
  };
  importRoster: {
    parameters: {
      query: {
        kind: components['schemas']['RosterKind'];
        task: components['schemas']['RosterTask'];
        /** @description The station or person whose calendar this is. */
        subjectId: string;
        /** @description Areas of the duties; none for every area. */
        areas?: string[];
        /** @description Family doctor whose patients are covered. */
        coversId?: string;
        rank: number;
        /** @description Zone of times that name none. */
        timeZone?: string;
        /** @description Only say what would come of it. */
        preview: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/calendar': string;
      };
    };
    responses: {
      /** @description Take an iCalendar in, or see what would come of it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterImport'];
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
  subscribeRoster: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One subject’s shifts, for whoever has the secret address. */
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
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/calendar': components['schemas']['Problem'];
        };
      };
    };
  };
  renewRosterAddress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subjectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A new secret address; the one before opens nothing any more. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterAddress'];
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
  withdrawRosterAddress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        subjectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No address any more. */
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
  listIncidentNotifications: {
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
      /** @description Who was told of an incident, by which channel, and how far it got. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IncidentNotification'][];
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
  getPushKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a browser needs to subscribe, and which channels there are. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChannelsAvailable'];
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
  listPushSubscriptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Own devices. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PushSubscription'][];
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
  addPushSubscription: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPushSubscription'];
      };
    };
    responses: {
      /** @description Let this device be woken; ten at most. An endpoint belongs to who subscribed last. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PushSubscription'];
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
  removePushSubscription: {
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
      /** @description This device is woken no more. */
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
  changePushSubscription: {
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
        'application/json': components['schemas']['ChangePushSubscription'];
      };
    };
    responses: {
      /** @description Name, language, and whether patients’ names may show. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PushSubscription'];
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
  testPushSubscription: {
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
      /** @description Send a test message to this device. */
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
  getBell: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Messages to the person who asks. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Bell'];
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
  reportFact: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportFact'];
      };
    };
    responses: {
      /** @description A device says that a message arrived or was opened; the message’s own token is the log-in. */
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
  getMessagesOverview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What waits, what failed, and who can be reached by what. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagesOverview'];
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
  testPerson: {
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
      /** @description Send a test message on every channel of a person. */
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
  getNotificationEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Own address for messages. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationEmail'];
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
  setNotificationEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetNotificationEmail'];
      };
    };
    responses: {
      /** @description Give an address; a code is sent to it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationEmail'];
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
  removeNotificationEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No more e-mail. */
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
  confirmNotificationEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmNotificationEmail'];
      };
    };
    responses: {
      /** @description Type the code; messages go there from now on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationEmail'];
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
  openedMessage: {
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
      /** @description An own message was opened. */
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
      /** @description Replace the whole list as it was read; 409 when somebody else has changed it meanwhile. */
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
  getEscalationPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who is called, and when, if nobody answers. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EscalationPolicies'];
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
  putEscalationPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeEscalationPolicies'];
      };
    };
    responses: {
      /** @description Replace the policies. Refused when a chain could end in silence or an hour would be without one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EscalationPolicies'];
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
  listEscalationPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every version, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EscalationPolicies'][];
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
  rotateGatewayCredential: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateCredential'];
      };
    };
    responses: {
      /** @description Exchange the present password for a newer one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewerCredential'];
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
        /** @description The action or its beginning, such as `session.`. */
        action?: string;
        /** @description Entries from this instant. */
        from?: number;
        /** @description Entries before this instant. */
        to?: number;
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
  verifyAudit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Work the chain of the audit out anew. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditVerdict'];
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
  exportAudit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AuditExportDto'];
      };
    };
    responses: {
      /** @description What was searched for as a file; itself on the audit. */
      200: {
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
          'text/csv': components['schemas']['Problem'];
          'application/jsonl': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
          'application/jsonl': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
          'application/jsonl': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
          'application/jsonl': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
          'application/jsonl': components['schemas']['Problem'];
        };
      };
    };
  };
  listEmergencyAccess: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Of the last 90 days, newest first: for seats all, otherwise one’s own and patients’. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EmergencyAccess'][];
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
  openEmergencyAccess: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenEmergencyAccess'];
      };
    };
    responses: {
      /** @description Look at a patient outside one’s scope for four hours, with a reason. The patient’s doctors and the supervisors are told at once. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EmergencyAccess'];
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
  listPatientEmergencyAccess: {
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
      /** @description Who opened this patient in an emergency, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EmergencyAccess'][];
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
  endEmergencyAccess: {
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
      /** @description End it before it lapses: a supervisor anybody’s, everybody their own. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EmergencyAccess'];
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
  getAlarmLoad: {
    parameters: {
      query: {
        span: components['schemas']['LoadSpan'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Alarm load of the last 24 hours, 7 or 30 days against ISA-18.2 and IEC 62682. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlarmLoad'];
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
  getAlarmLoadCsv: {
    parameters: {
      query: {
        span: components['schemas']['LoadSpan'];
        language?: components['schemas']['Language'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The same as a file. */
      200: {
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
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
    };
  };
  listHandovers: {
    parameters: {
      query?: {
        /** @description Given before then. */
        before?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Past handovers, newest first, fifty at a time. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandoverSummary'][];
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
  giveHandover: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiveHandover'];
      };
    };
    responses: {
      /** @description Sign as the one who gives. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handover'];
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
  draftHandover: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a handover would say now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandoverDraft'];
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
  getHandover: {
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
      /** @description One handover as it was signed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handover'];
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
  takeHandover: {
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
        'application/json': components['schemas']['TakeHandover'];
      };
    };
    responses: {
      /** @description Sign as the one who takes: another person than the giver, once. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handover'];
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
  getActivity: {
    parameters: {
      query: {
        month: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Incidents, dispatches, visits and calls of a month of the centre’s calendar. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Activity'];
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
  getActivityCsv: {
    parameters: {
      query: {
        month: string;
        language?: components['schemas']['Language'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The same as a file. */
      200: {
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
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Nobody is logged in. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Not for this person. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Not there, or not for this person to know of. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
      /** @description Not possible in this state; `code` says why. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': components['schemas']['Problem'];
        };
      };
    };
  };
}
