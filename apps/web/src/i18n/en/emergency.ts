// Emergency access: opening a patient outside one's scope, and who did.
export const emergency = {
  title: 'Emergency access',
  open: {
    title: 'Open a patient who is not yours, in an emergency',
    hint: 'You can look for four hours and change nothing. That you did is kept with your reason; the patient’s doctor and the supervisors are told at once.',
    name: 'The patient’s name, as written or as read',
    birthDate: 'Date of birth',
    reason: 'Reason',
    reasonHint: 'Why it can’t wait, in ten characters or more. The patient’s doctor and the supervisors read it.',
    submit: 'Keep the reason and open',
    notFound: 'There is no patient of this name and date of birth. Look again, or telephone the centre.',
    done: 'Open until {{time}}',
  },
  list: {
    own: 'Opened by you, and of your patients',
    all: 'Emergency access of the last 90 days',
    empty: 'No emergency access',
    by: '{{name}} ({{role}})',
    openUntil: 'Open until {{time}}',
    lapsed: 'Ended by itself at {{time}}',
    ended: 'Ended at {{time}} by {{name}}',
    from: 'Since {{time}}',
    hidden: 'A patient not yours',
    end: 'End it',
    endedNow: 'The emergency access has ended',
  },
  note: {
    title: 'Emergency access to this patient',
    yours: 'You are looking by emergency access. It ends by itself at {{time}}. Nothing can be changed.',
    unread: 'Who used emergency access could not be read.',
    earlier: '{{count}} more in 30 days',
  },
};
