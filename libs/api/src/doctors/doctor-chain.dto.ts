// The search for a doctor as the nurse, the centre and the doctor see it.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  DOCTOR_CALL_STATES,
  DOCTOR_CHAIN_STATES,
  DOCTOR_ROLES,
  type DoctorCallState,
  type DoctorChainState,
  type DoctorRole,
} from '#care';
import { ApiInstant, ApiInstantOrNull, ApiStringOrNull } from '../http/fields.js';

@ApiSchema({ name: 'DoctorCall' })
export class DoctorCallDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  chainId: string;

  @ApiStringOrNull('Null for a family doctor known from the patient’s card alone.')
  doctorId: string | null;

  @ApiProperty({ type: 'string' })
  doctorName: string;

  @ApiProperty({ enum: DOCTOR_ROLES, enumName: 'DoctorRole' })
  role: DoctorRole;

  @ApiProperty({ type: 'string', description: 'To call; empty where no number is known.' })
  telephone: string;

  @ApiProperty({ type: 'integer', description: 'How often this doctor was asked before.' })
  repetition: number;

  @ApiProperty({ enum: DOCTOR_CALL_STATES, enumName: 'DoctorCallState' })
  state: DoctorCallState;

  @ApiInstant('When the doctor was asked.')
  askedAt: number;

  @ApiInstant('After this the next doctor is asked.')
  answerBy: number;

  @ApiInstantOrNull('When it was settled.')
  settledAt: number | null;

  @ApiStringOrNull('Who logged the outcome.')
  settledByName: string | null;

  @ApiProperty({ type: 'string' })
  note: string;
}

@ApiSchema({ name: 'DoctorChain' })
export class DoctorChainDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiStringOrNull('The incident it belongs to.')
  incidentId: string | null;

  @ApiStringOrNull('The visit it belongs to.')
  dispatchId: string | null;

  @ApiProperty({ enum: DOCTOR_CHAIN_STATES, enumName: 'DoctorChainState' })
  state: DoctorChainState;

  @ApiProperty({ type: 'string', description: 'What the nurse or the centre wants to know.' })
  question: string;

  @ApiProperty({ type: 'string' })
  startedByName: string;

  @ApiInstant('When the search began.')
  startedAt: number;

  @ApiProperty({ type: 'boolean', description: 'Nobody is being asked although nobody has answered: telephone.' })
  nobodyToAsk: boolean;

  @ApiProperty({ type: () => [DoctorCallDto], description: 'In the order asked; the last may be waiting.' })
  calls: DoctorCallDto[];
}
