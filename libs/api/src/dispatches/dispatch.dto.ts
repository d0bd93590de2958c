// A dispatch or planned visit as the centre, the station's phone and the doctor see it.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PRIORITIES, type Priority } from '#alarms';
import { DISPATCH_KINDS, DISPATCH_STATES, type DispatchKind, type DispatchState } from '#care';
import { ApiInstant, ApiInstantOrNull, ApiNumberOrNull, ApiStringOrNull, BilingualTextDto } from '../http/fields.js';
import { DoctorChainDto } from '../doctors/doctor-chain.dto.js';
import { CONSCIOUSNESS, SpotVitalsDto, VisitNews2Dto, type ConsciousnessLevel } from './hand-measured.dto.js';

@ApiSchema({ name: 'DispatchReport' })
export class DispatchReportDto {
  @ApiProperty({ type: 'string' })
  findings: string;

  @ApiProperty({ type: () => SpotVitalsDto })
  vitals: SpotVitalsDto;

  @ApiProperty({ type: 'string' })
  action: string;

  @ApiProperty({ type: 'string' })
  nextStep: string;

  @ApiProperty({ enum: CONSCIOUSNESS, enumName: 'Consciousness', nullable: true })
  consciousness: ConsciousnessLevel | null;

  @ApiProperty({ type: 'boolean', nullable: true, description: 'Breathing supplementary oxygen.' })
  oxygen: boolean | null;

  @ApiProperty({ type: () => VisitNews2Dto, nullable: true, description: 'Null when nothing was measured.' })
  news2: VisitNews2Dto | null;

  @ApiInstant('When it was written, and the values measured.')
  at: number;

  @ApiProperty({ type: 'string' })
  byName: string;
}

@ApiSchema({ name: 'DispatchStep' })
export class DispatchStepDto {
  @ApiProperty({ enum: DISPATCH_STATES, enumName: 'DispatchState' })
  state: DispatchState;

  @ApiInstant('When the centre learned of it.')
  at: number;

  @ApiInstantOrNull('When it was done, where the phone was offline meanwhile.')
  madeAt: number | null;

  @ApiProperty({ type: 'string' })
  by: string;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiStringOrNull('Why, for a step that asks for a reason.')
  reason: string | null;

  @ApiStringOrNull('What was done although the dispatch had ended meanwhile: `depart`, `arrive` or `report`.')
  keptAct: string | null;
}

@ApiSchema({ name: 'DispatchNurse' })
export class DispatchNurseDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiStringOrNull('The nurse’s own number; the station’s where none is known.')
  telephone: string | null;
}

/** Who wrote the instruction in force when the station was asked. */
@ApiSchema({ name: 'InstructionInForce' })
export class InstructionInForceDto {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiInstant('When it was written.')
  at: number;
}

@ApiSchema({ name: 'VisitPhoto' })
export class VisitPhotoDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string', description: 'Path of the picture, for those who may see the patient.' })
  path: string;

  @ApiProperty({ type: 'integer' })
  width: number;

  @ApiProperty({ type: 'integer' })
  height: number;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiInstant('When it was taken, as the phone says.')
  madeAt: number;
}

/** An order of a doctor that belongs to this visit. */
@ApiSchema({ name: 'DoctorOrder' })
export class DoctorOrderDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  doctorName: string;

  @ApiProperty({ enum: ['telephone', 'clinic'] })
  way: 'telephone' | 'clinic';

  @ApiProperty({ type: 'string' })
  text: string;

  @ApiProperty({ type: 'boolean', description: 'Said back to the doctor and confirmed.' })
  readBack: boolean;

  @ApiProperty({ type: 'string', description: 'Who took it down.' })
  takenByName: string;

  @ApiInstant('When it was given.')
  givenAt: number;
}

/** Whether a doctor has the report, and has read it. */
@ApiSchema({ name: 'ReportCopy' })
export class ReportCopyDto {
  @ApiProperty({ type: 'string' })
  doctorId: string;

  @ApiProperty({ type: 'string' })
  doctorName: string;

  @ApiInstant('When it was sent.')
  sentAt: number;

  @ApiInstantOrNull('When it was opened.')
  openedAt: number | null;

  @ApiInstantOrNull('When the doctor replied.')
  repliedAt: number | null;
}

/** What a nurse needs to find the door and the patient. */
@ApiSchema({ name: 'DispatchPatient' })
export class DispatchPatientDto {
  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'integer' })
  age: number;

  @ApiProperty({ type: 'string' })
  address: string;

  @ApiNumberOrNull('Latitude, WGS 84.')
  lat: number | null;

  @ApiNumberOrNull('Longitude, WGS 84.')
  lon: number | null;

  @ApiProperty({ type: 'string', description: 'How to get in.' })
  keyNote: string;

  @ApiProperty({ type: 'string' })
  phone: string;
}

@ApiSchema({ name: 'Dispatch' })
export class DispatchDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ enum: DISPATCH_KINDS, enumName: 'DispatchKind', description: '`planned`: a visit without an alarm.' })
  kind: DispatchKind;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', description: 'Of the incident when the station was asked.' })
  priority: Priority;

  @ApiStringOrNull('The incident it belongs to.')
  incidentId: string | null;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  stationId: string;

  @ApiProperty({ type: 'string' })
  stationName: string;

  @ApiProperty({ enum: DISPATCH_STATES, enumName: 'DispatchState' })
  state: DispatchState;

  @ApiInstant('When the station was asked.')
  offeredAt: number;

  @ApiInstant('The offer lapses then.')
  answerBy: number;

  @ApiInstantOrNull('When a planned visit is due.')
  plannedFor: number | null;

  @ApiStringOrNull('The offer whose refusal or silence led to this one.')
  follows: string | null;

  @ApiProperty({ type: 'boolean', description: 'The centre asked by itself, in turn.' })
  byItself: boolean;

  @ApiProperty({ type: 'string', description: 'For the nurse; of a planned visit the reason.' })
  note: string;

  @ApiStringOrNull('What the doctor had ordered when the station was asked; null when there was no instruction.')
  standingInstruction: string | null;

  @ApiProperty({ type: () => InstructionInForceDto, nullable: true })
  instruction: InstructionInForceDto | null;

  @ApiProperty({
    type: () => BilingualTextDto,
    nullable: true,
    description: 'What to show where there is no instruction: no medical act without one. Null where there is one.',
  })
  noInstructionNotice: BilingualTextDto | null;

  @ApiInstantOrNull('When the nurse expects to be there.')
  eta: number | null;

  @ApiProperty({ type: () => DispatchNurseDto, nullable: true })
  nurse: DispatchNurseDto | null;

  @ApiProperty({ type: () => [DispatchStepDto] })
  steps: DispatchStepDto[];

  @ApiProperty({ type: () => DispatchReportDto, nullable: true })
  report: DispatchReportDto | null;

  @ApiProperty({ type: () => [VisitPhotoDto] })
  photos: VisitPhotoDto[];

  @ApiProperty({ type: () => [DoctorOrderDto] })
  orders: DoctorOrderDto[];

  @ApiProperty({ type: () => [ReportCopyDto] })
  reportCopies: ReportCopyDto[];

  @ApiProperty({ type: () => DoctorChainDto, nullable: true, description: 'The newest search for a doctor.' })
  doctorChain: DoctorChainDto | null;

  @ApiProperty({ type: () => DispatchPatientDto })
  patient: DispatchPatientDto;

  @ApiProperty({ type: () => BilingualTextDto, description: 'What it is about, in one sentence.' })
  summary: BilingualTextDto;
}
