// Emergency access as asked for and as shown.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ApiInstant, ApiInstantOrNull, ApiStringOrNull, TextField } from '../http/fields.js';

@ApiSchema({ name: 'OpenEmergencyAccess' })
export class OpenEmergencyAccessDto {
  @TextField('The patient’s full name, as written or as read.', { max: 100 })
  name: string;

  @ApiProperty({ type: 'string', format: 'date', example: '1941-03-08', description: 'The patient’s date of birth.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  birthDate: string;

  @TextField('Why it can’t wait, in one’s own words.', { min: 10, max: 500 })
  reason: string;
}

@ApiSchema({ name: 'EmergencyAccess' })
export class EmergencyAccessDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  patientId: string;

  @ApiStringOrNull('Null for whoever may not (any more) know of the patient.')
  patientName: string | null;

  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  personName: string;

  @ApiProperty({ enum: ['doctor', 'station'], enumName: 'EmergencyRole' })
  role: 'doctor' | 'station';

  @ApiProperty({ type: 'string' })
  reason: string;

  @ApiInstant('From when.')
  openedAt: number;

  @ApiInstant('It lapses by itself then.')
  untilAt: number;

  @ApiInstantOrNull('Ended before it lapsed.')
  endedAt: number | null;

  @ApiStringOrNull('Who ended it.')
  endedByName: string | null;
}
