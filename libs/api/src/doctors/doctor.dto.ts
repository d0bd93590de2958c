// What is asked of the search for a doctor, the orders given, and the doctor's own lists.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Equals, IsBoolean, IsIn, IsOptional } from 'class-validator';
import { PRIORITIES, type Priority } from '#alarms';
import { DispatchDto, DispatchReportDto, DoctorOrderDto, VisitPhotoDto } from '../dispatches/dispatch.dto.js';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiStringOrNull,
  BilingualTextDto,
  NoteField,
  OptionalIdField,
  OptionalInstantField,
  OptionalTextField,
  TextField,
} from '../http/fields.js';
import { DoctorCallDto, DoctorChainDto } from './doctor-chain.dto.js';

/** A question as the doctor sees it: what the nurse asks, what is known of the visit, whom to telephone. */
@ApiSchema({ name: 'DoctorQuestion' })
export class DoctorQuestionDto {
  @ApiProperty({ type: () => DoctorCallDto })
  call: DoctorCallDto;

  @ApiProperty({ type: () => DoctorChainDto })
  chain: DoctorChainDto;

  @ApiProperty({ type: 'string' })
  patientName: string;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ type: 'string', description: 'Whom to call back: the nurse, else the station; empty for the centre.' })
  callBackTelephone: string;

  @ApiProperty({ type: 'string' })
  callBackName: string;

  @ApiProperty({ type: () => DispatchDto, nullable: true, description: 'What the nurse sees.' })
  dispatch: DispatchDto | null;
}

@ApiSchema({ name: 'StartDoctorChain' })
export class StartDoctorChainDto {
  @NoteField('What you want to know.')
  question?: string;
}

const OUTCOMES = ['answered', 'declined', 'no-answer'] as const;

@ApiSchema({ name: 'SettleDoctorCall' })
export class SettleDoctorCallDto {
  @ApiProperty({ enum: OUTCOMES, description: 'A doctor: `answered` or `declined`; a caller any.' })
  @IsIn(OUTCOMES)
  outcome: (typeof OUTCOMES)[number];

  @OptionalTextField('Why not, or what was said.', { max: 500 })
  note?: string;
}

@ApiSchema({ name: 'EndDoctorChain' })
export class EndDoctorChainDto {
  @TextField('Why no doctor is looked for any more.', { max: 500 })
  reason: string;
}

@ApiSchema({ name: 'TakeDownOrder' })
export class TakeDownOrderDto {
  @TextField('What the doctor ordered, word for word.', { max: 4000 })
  text: string;

  @TextField('Who gave it.', { max: 100 })
  doctorName: string;

  @OptionalIdField('The doctor’s account, where there is one.')
  doctorId?: string;

  @ApiProperty({ type: 'boolean', description: 'Said back to the doctor and confirmed; an order is not kept without.' })
  @IsBoolean()
  @Equals(true)
  readBack: boolean;

  @OptionalInstantField('When it was given, where the phone was offline.')
  madeAt?: number;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

/** A report in a doctor's inbox. */
@ApiSchema({ name: 'InboxReport' })
export class InboxReportDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  dispatchId: string;

  @ApiStringOrNull('The incident it belongs to.')
  incidentId: string | null;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  patientName: string;

  @ApiProperty({ type: 'string' })
  stationName: string;

  @ApiProperty({ type: () => BilingualTextDto })
  summary: BilingualTextDto;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority' })
  priority: Priority;

  @ApiInstant('When it came.')
  sentAt: number;

  @ApiInstantOrNull('When this doctor first opened it.')
  openedAt: number | null;

  @ApiInstantOrNull('When this doctor replied.')
  repliedAt: number | null;

  @ApiProperty({ type: () => DispatchReportDto, nullable: true })
  report: DispatchReportDto | null;

  @ApiProperty({ type: () => [VisitPhotoDto] })
  photos: VisitPhotoDto[];

  @ApiProperty({ type: () => [DoctorOrderDto] })
  orders: DoctorOrderDto[];
}

@ApiSchema({ name: 'ReplyToReport' })
export class ReplyToReportDto {
  @TextField('The reply or instruction to the station.', { max: 4000 })
  text: string;

  @OptionalIdField('The same id sent again does nothing again.')
  requestId?: string;
}

@ApiSchema({ name: 'CoveredPatient' })
export class CoveredPatientDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'string' })
  area: string;

  @ApiProperty({ type: [String] })
  familyDoctors: string[];
}

export class InboxQuery {
  @ApiPropertyOptional({ enum: ['unread', 'all'], default: 'all' })
  @IsOptional()
  @IsIn(['unread', 'all'])
  which?: 'unread' | 'all';
}

@ApiSchema({ name: 'Telephone' })
export class TelephoneDto {
  @TextField('Where this person is reached on duty.', { max: 40, min: 0 })
  telephone: string;
}
