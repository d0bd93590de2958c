// Logging in and the people who may.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { ROLES, type Role } from '#access';
import { ApiInstant, ApiInstantOrNull, ApiStringOrNull, OptionalIdField, TextField } from '../http/fields.js';

@ApiSchema({ name: 'LogIn' })
export class LogInDto {
  @ApiProperty({ type: 'string', maxLength: 64 })
  @IsString()
  @Length(1, 64)
  name: string;

  @ApiProperty({ type: 'string', maxLength: 256, format: 'password' })
  @IsString()
  @Length(1, 256)
  password: string;
}

@ApiSchema({ name: 'Me' })
export class MeDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string', description: 'Log-in name.' })
  name: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiProperty({ type: 'string', description: 'Shown beside what this person has acknowledged.' })
  initials: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role: Role;

  @ApiStringOrNull('The station this person works for.')
  stationId: string | null;

  @ApiInstant('The session ends then at the latest.')
  sessionExpiresAt: number;
}

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

  @ApiInstant('When this person was added.')
  createdAt: number;

  @ApiInstantOrNull('When this person last logged in.')
  lastLogInAt: number | null;
}

@ApiSchema({ name: 'CreatedPerson' })
export class CreatedPersonDto {
  @ApiProperty({ type: () => PersonDto })
  person: PersonDto;

  @ApiProperty({ type: 'string', description: 'First password, shown this once.' })
  oneTimePassword: string;
}
