// The people who may log in, as the administrator sees and changes them.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { ROLES, type Role } from '#access';
import {
  ApiInstant,
  ApiInstantOrNull,
  ApiStringOrNull,
  ID_PATTERN,
  OptionalIdField,
  OptionalInstantField,
  TextField,
} from '../http/fields.js';
import { SecondFactorStateDto } from './access.dto.js';

const AT_ONCE = 100;

@ApiSchema({ name: 'NewPerson' })
export class NewPersonDto {
  @ApiProperty({ type: 'string', pattern: '^[a-z0-9][a-z0-9._-]{1,63}$', description: 'Log-in name.' })
  @Matches(/^[a-z0-9][a-z0-9._-]{1,63}$/)
  name: string;

  @TextField('As others see this person.', { max: 100 })
  displayName: string;

  @TextField('One to four characters.', { max: 4 })
  initials: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  @IsIn(ROLES)
  role: Role;

  @OptionalIdField('For the role station: where this person works.')
  stationId?: string;
}

@ApiSchema({ name: 'PersonChange' })
export class PersonChangeDto {
  @TextField('As others see this person.', { max: 100 })
  displayName: string;

  @TextField('One to four characters.', { max: 4 })
  initials: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  @IsIn(ROLES)
  role: Role;

  @OptionalIdField('For the role station: where this person works.')
  stationId?: string;
}

@ApiSchema({ name: 'Person' })
export class PersonDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'string' })
  initials: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role: Role;

  @ApiStringOrNull('The station this person works for.')
  stationId: string | null;

  @ApiProperty({ type: 'boolean' })
  active: boolean;

  @ApiProperty({ type: 'boolean', description: 'Made by the demonstration.' })
  demonstration: boolean;

  @ApiProperty({ type: 'boolean', description: 'A password has been chosen.' })
  hasPassword: boolean;

  @ApiInstantOrNull('An unused one-time link of this person is good until then.')
  linkUntil: number | null;

  @ApiProperty({ type: () => SecondFactorStateDto })
  secondFactor: SecondFactorStateDto;

  @ApiInstant('When this person was added.')
  createdAt: number;

  @ApiInstantOrNull('When this person last logged in.')
  lastLogInAt: number | null;
}

@ApiSchema({ name: 'OneTimeLink' })
export class OneTimeLinkDto {
  @ApiProperty({ type: 'string', description: 'Path in the application, with the secret behind #; shown this once.' })
  path: string;

  @ApiInstant('Good until then, once.')
  expiresAt: number;
}

@ApiSchema({ name: 'InvitedPerson' })
export class InvitedPersonDto {
  @ApiProperty({ type: () => PersonDto })
  person: PersonDto;

  @ApiProperty({ type: () => OneTimeLinkDto })
  link: OneTimeLinkDto;
}

@ApiSchema({ name: 'Invitations', description: 'All of them or none.' })
export class InvitationsDto {
  @ApiProperty({ type: () => [NewPersonDto], maxItems: AT_ONCE })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => NewPersonDto)
  people: NewPersonDto[];

  @OptionalIdField('Doctors and family among them are linked to this patient.')
  patientId?: string;

  @OptionalInstantField('Until when the patient agrees; open when left out.')
  until?: number;
}

@ApiSchema({
  name: 'Revocation',
  description: 'Closes accounts at once: these people, a station’s, or a patient’s family.',
})
export class RevocationDto {
  @ApiPropertyOptional({ type: [String], maxItems: AT_ONCE })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AT_ONCE)
  @Matches(ID_PATTERN, { each: true })
  personIds?: string[];

  @OptionalIdField('Everybody of this station.')
  stationId?: string;
}

@ApiSchema({ name: 'Revoked' })
export class RevokedDto {
  @ApiProperty({ type: 'integer', description: 'Accounts that were closed.' })
  people: number;

  @ApiProperty({ type: 'integer', description: 'Sessions that ended with them.' })
  sessions: number;
}

@ApiSchema({ name: 'PatientPerson' })
export class PatientPersonDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ enum: ['doctor', 'family'] })
  kind: 'doctor' | 'family';

  @ApiInstant('Allowed from then on.')
  from: number;

  @ApiInstantOrNull('Allowed until then; null while the patient agrees.')
  until: number | null;
}

@ApiSchema({ name: 'PatientPersonLink' })
export class PatientPersonLinkDto {
  @OptionalInstantField('Allowed from then on; from now when left out.')
  from?: number;

  @OptionalInstantField('Allowed until then; while the patient agrees when left out.')
  until?: number;
}
