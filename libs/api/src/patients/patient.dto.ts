// A patient as the centre knows them: who, where, and the emergency card.
import { ApiProperty, ApiPropertyOptional, ApiSchema, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiNumberOrNull,
  ApiStringOrNull,
  NumberField,
  OptionalTextField,
  TextField,
} from '../http/fields.js';

export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

@ApiSchema({ name: 'FamilyContact' })
export class FamilyContactDto {
  @TextField('Name.', { max: 100 })
  name: string;

  @TextField('Relation to the patient, such as 長女.', { max: 50 })
  relation: string;

  @TextField('Telephone.', { min: 0, max: 40 })
  phone: string;

  @TextField('What to know when calling.', { min: 0, max: 500 })
  note: string;
}

@ApiSchema({ name: 'FamilyDoctor' })
export class FamilyDoctorDto {
  @TextField('Name.', { max: 100 })
  name: string;

  @TextField('Clinic.', { max: 200 })
  clinic: string;

  @TextField('Telephone.', { min: 0, max: 40 })
  phone: string;
}

export class PatientCardFields {
  @TextField('Full name.', { max: 100 })
  displayName: string;

  @TextField('Reading of the name in kana.', { max: 100 })
  kana: string;

  @ApiProperty({ type: 'string', format: 'date', example: '1941-03-08' })
  @Matches(/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  birthDate: string;

  @ApiProperty({ enum: SEXES, enumName: 'Sex' })
  @IsIn(SEXES)
  sex: Sex;

  @TextField('District for the roster, such as 板橋.', { max: 50 })
  area: string;

  @TextField('IANA time zone.', { max: 64, example: 'Asia/Tokyo' })
  timeZone: string;

  @ApiProperty({ type: 'boolean' })
  @IsBoolean()
  livingAlone: boolean;

  @ApiProperty({ type: [String], description: 'Diagnoses and conditions, short.', maxItems: 30 })
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  conditions: string[];

  @TextField('Address.', { max: 300 })
  address: string;

  @NumberField('Latitude, WGS 84.', { min: -90, max: 90 })
  @IsOptional()
  @ApiNumberOrNull('Latitude, WGS 84.')
  lat: number | null;

  @NumberField('Longitude, WGS 84.', { min: -180, max: 180 })
  @IsOptional()
  @ApiNumberOrNull('Longitude, WGS 84.')
  lon: number | null;

  @TextField('How to get in.', { min: 0, max: 500 })
  keyNote: string;

  @TextField('Telephone at home.', { min: 0, max: 40 })
  phone: string;

  @ApiProperty({ type: () => [FamilyContactDto], maxItems: 10 })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => FamilyContactDto)
  family: FamilyContactDto[];

  @ApiProperty({ type: () => FamilyDoctorDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => FamilyDoctorDto)
  familyDoctor: FamilyDoctorDto | null;

  @TextField('What the patient wishes in an emergency.', { min: 0, max: 2000 })
  wishes: string;

  @ApiProperty({ type: [String], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  medication: string[];

  @ApiProperty({ type: 'boolean', description: 'On oxygen at home.' })
  @IsBoolean()
  oxygen: boolean;

  @ApiProperty({ type: 'boolean', description: 'Confirmed hypercapnic respiratory failure: NEWS2 scale 2.' })
  @IsBoolean()
  hypercapnic: boolean;
}

@ApiSchema({ name: 'NewPatient' })
export class NewPatientDto extends PatientCardFields {
  @OptionalTextField('What the doctor has ordered for a nurse at the door.', { max: 2000 })
  standingInstruction?: string | null;
}

@ApiSchema({ name: 'PatientChange' })
export class PatientChangeDto extends PartialType(NewPatientDto) {}

@ApiSchema({ name: 'CarePerson' })
export class CarePersonDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  displayName: string;
}

@ApiSchema({ name: 'LentDevice' })
export class LentDeviceDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  gateway: string;

  @ApiProperty({ type: 'string' })
  device: string;

  @ApiProperty({ type: 'string' })
  label: string;

  @ApiInstant('Lent from.')
  from: number;
}

@ApiSchema({ name: 'Patient' })
export class PatientDto extends PatientCardFields {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'integer' })
  age: number;

  @ApiStringOrNull('What the doctor has ordered for a nurse at the door; null when there is no instruction.')
  standingInstruction: string | null;

  @ApiInstantOrNull('Monitoring is paused until then; null when it is not.')
  pausedUntil: number | null;

  @ApiStringOrNull('Why it is paused.')
  pauseReason: string | null;

  @ApiProperty({ type: () => [CarePersonDto] })
  doctors: CarePersonDto[];

  @ApiProperty({ type: () => [LentDeviceDto] })
  devices: LentDeviceDto[];
}

/** A line of the patients' list. For an administrator `conditions` is empty. */
@ApiSchema({ name: 'PatientSummary' })
export class PatientSummaryDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'string' })
  kana: string;

  @ApiProperty({ type: 'integer' })
  age: number;

  @ApiProperty({ enum: SEXES, enumName: 'Sex' })
  sex: Sex;

  @ApiProperty({ type: 'string' })
  area: string;

  @ApiProperty({ type: [String] })
  conditions: string[];

  @ApiInstantOrNull('Monitoring is paused until then.')
  pausedUntil: number | null;
}

@ApiSchema({ name: 'PausePatient' })
export class PausePatientDto {
  @NumberField('For how long, minutes; at most 14 days.', { min: 1, max: 20_160 })
  minutes: number;

  @TextField('Why: hospital, outing, nurse on site …', { max: 500 })
  reason: string;
}

@ApiSchema({ name: 'AudioPause' })
export class AudioPauseDto {
  @ApiPropertyOptional({
    type: 'number',
    minimum: 10,
    maximum: 600,
    default: 120,
    description: 'For how long, seconds.',
  })
  @NumberField('For how long, seconds.', { min: 10, max: 600 })
  seconds: number = 120;
}

@ApiSchema({ name: 'PauseState' })
export class PauseStateDto {
  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiInstantOrNull('Monitoring is paused until then; null when it is not.')
  pausedUntil: number | null;

  @ApiInstantOrNull('The sound is paused until then; null when it is not.')
  audioPausedUntil: number | null;
}

@ApiSchema({ name: 'RulePut' })
export class RulePutDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The whole rule in the shape of docs/scenarios; unknown fields are refused.',
    example: { id: 'spo2-low', kind: 'limit', signal: 'spo2', low: 90, priority: 'medium', onDelay: '15s' },
  })
  @IsObject()
  rule: Record<string, unknown>;

  @TextField('Why it is set so.', { max: 500 })
  reason: string;
}

@ApiSchema({ name: 'RuleRemoval' })
export class RuleRemovalDto {
  @TextField('Why it is taken away.', { max: 500 })
  reason: string;
}

@ApiSchema({ name: 'ShelveRule' })
export class ShelveRuleDto {
  @NumberField('For how long, minutes; at most 24 hours.', { min: 1, max: 1440 })
  minutes: number;

  @TextField('Why.', { max: 500 })
  reason: string;
}

@ApiSchema({ name: 'RuleVersion' })
export class RuleVersionDto {
  @ApiProperty({ type: 'string' })
  ruleId: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Null where it was taken away.',
  })
  rule: Record<string, unknown> | null;

  @ApiProperty({ type: 'string', description: 'Person id.' })
  by: string;

  @ApiProperty({ type: 'string' })
  byName: string;

  @ApiProperty({ type: 'string' })
  reason: string;

  @ApiInstant('When it was set.')
  at: number;
}

@ApiSchema({ name: 'PatientRule' })
export class PatientRuleDto extends RuleVersionDto {
  @ApiInstantOrNull('Put aside until then; null when it is not.')
  shelvedUntil: number | null;

  @ApiStringOrNull('Why it is put aside.')
  shelvedReason: string | null;
}
