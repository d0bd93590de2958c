// A station's people, and how busy stations are.
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiStringOrNull } from '../http/fields.js';

@ApiSchema({ name: 'Nurse' })
export class NurseDto {
  @ApiProperty({ type: 'string' })
  personId: string;

  @ApiProperty({ type: 'string' })
  displayName: string;

  @ApiStringOrNull('The nurse’s own number.')
  telephone: string | null;

  @ApiProperty({ type: 'integer', description: 'Dispatches taken on and not yet reported.' })
  underWay: number;
}

@ApiSchema({ name: 'StationLoad' })
export class StationLoadDto {
  @ApiProperty({ type: 'string' })
  stationId: string;

  @ApiProperty({ type: 'string' })
  stationName: string;

  @ApiProperty({ type: 'integer' })
  nurses: number;

  @ApiProperty({ type: 'integer', description: 'Nurses who have taken a dispatch on and have not reported yet.' })
  busyNurses: number;

  @ApiProperty({ type: 'boolean', description: 'Every nurse is out.' })
  busy: boolean;

  @ApiProperty({ type: 'integer', description: 'Asked or on the way.' })
  liveDispatches: number;
}
