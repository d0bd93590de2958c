// The board's dialogs: one at a time, opened by button or key, closed by Escape, sent by Ctrl+Enter.
import type { ReactElement } from 'react';
import type { Incident } from '../../api/types.js';
import type { WatchedPatient } from '../board-state.js';
import { CallDialog } from './call-dialog.js';
import { CloseDialog } from './close-dialog.js';
import { DispatchDialog } from './dispatch-dialog.js';
import { NoteDialog } from './note-dialog.js';
import { PauseDialog } from './pause-dialog.js';
import { ShelveDialog } from './shelve-dialog.js';
import { VisitDialog } from './visit-dialog.js';

export type DialogKind = 'dispatch' | 'call' | 'shelve' | 'note' | 'close' | 'pause' | 'visit';

interface DialogsProps {
  open: DialogKind | null;
  patient: WatchedPatient;
  incident: Incident | undefined;
  onClose: () => void;
}

export interface IncidentDialogProps {
  readonly patient: WatchedPatient;
  readonly incident: Incident;
  readonly onClose: () => void;
}

export interface PatientDialogProps {
  readonly patient: WatchedPatient;
  readonly onClose: () => void;
}

export function Dialogs({ open, patient, incident, onClose }: DialogsProps): ReactElement | null {
  if (open === 'shelve') return <ShelveDialog patient={patient} incident={incident} onClose={onClose} />;
  if (open === 'pause') return <PauseDialog patient={patient} onClose={onClose} />;
  if (open === 'visit') return <VisitDialog patient={patient} onClose={onClose} />;
  if (open === null || incident === undefined) return null;
  const props = { patient, incident, onClose };
  switch (open) {
    case 'dispatch':
      return <DispatchDialog {...props} />;
    case 'call':
      return <CallDialog {...props} />;
    case 'note':
      return <NoteDialog {...props} />;
    case 'close':
      return <CloseDialog {...props} />;
  }
}
