// Visiting-nurse stations and when they are on duty.
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DUTY_DAYS, type DutyDay } from '#care';
import { ApiNumberOrNull, InstantField, NumberField, OptionalTextField, TextField } from '../http/fields.js';

@ApiSchema({ name: 'StationSummary' })
export class StationSummaryDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string' })
  phone: string;

  @ApiProperty({ type: [String], description: 'Areas it serves.' })
  areas: string[];

  @ApiProperty({ type: [String], description: 'Areas for which it is on duty now.' })
  onDutyFor: string[];

  @ApiProperty({ type: 'integer', description: 'Dispatches it is busy with.' })
  liveDispatches: number;
}

@ApiSchema({ name: 'NewStation' })
export class NewStationDto {
  @TextField('Name.', { max: 100 })
  name: string;

  @TextField('Telephone.', { min: 0, max: 40 })
  phone: string;

  @TextField('Address.', { min: 0, max: 300 })
  address: string;

  @NumberField('Latitude, WGS 84.', { min: -90, max: 90 })
  @IsOptional()
  @ApiNumberOrNull('Latitude, WGS 84.')
  lat: number | null;

  @NumberField('Longitude, WGS 84.', { min: -180, max: 180 })
  @IsOptional()
  @ApiNumberOrNull('Longitude, WGS 84.')
  lon: number | null;

  @ApiProperty({ type: [String], description: 'Areas it serves.', maxItems: 60 })
  @IsArray()
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @Length(1, 50, { each: true })
  areas: string[];

  @TextField('IANA time zone of its clock times.', { max: 64, example: 'Asia/Tokyo' })
  timeZone: string;
}

@ApiSchema({ name: 'Station' })
export class StationDto extends NewStationDto {
  @ApiProperty({ type: 'string' })
  id: string;

  @ApiProperty({ type: [String], description: 'Areas for which it is on duty now.' })
  onDutyFor: string[];

  @ApiProperty({ type: 'integer' })
  liveDispatches: number;
}

export class DutyPatternBase {
  @IsIn(['weekly', 'weekly-span', 'holiday-span', 'interval'])
  kind: string;
}

@ApiSchema({ name: 'WeeklyDuty' })
export class WeeklyDutyDto extends DutyPatternBase {
  @ApiProperty({ enum: ['weekly'] })
  declare kind: 'weekly';

  @ApiProperty({ enum: DUTY_DAYS, enumName: 'DutyDay', isArray: true })
  @IsArray()
  @IsIn(DUTY_DAYS, { each: true })
  days: DutyDay[];

  @ApiProperty({
    type: 'string',
    example: '18:00',
    description: 'A range across midnight belongs to the day it starts on.',
  })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  from: string;

  @ApiProperty({ type: 'string', example: '09:00' })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  to: string;
}

const WEEK_TIME = /^(sun|mon|tue|wed|thu|fri|sat) ([01]\d|2[0-3]):[0-5]\d$/;

@ApiSchema({ name: 'WeeklySpanDuty' })
export class WeeklySpanDutyDto extends DutyPatternBase {
  @ApiProperty({ enum: ['weekly-span'] })
  declare kind: 'weekly-span';

  @ApiProperty({ type: 'string', example: 'fri 18:00' })
  @Matches(WEEK_TIME)
  from: string;

  @ApiProperty({ type: 'string', example: 'mon 09:00' })
  @Matches(WEEK_TIME)
  to: string;
}

@ApiSchema({ name: 'HolidaySpanDuty' })
export class HolidaySpanDutyDto extends DutyPatternBase {
  @ApiProperty({ enum: ['holiday-span'] })
  declare kind: 'holiday-span';

  @ApiProperty({
    type: 'string',
    example: '18:00',
    description: 'On the eve of the days off: a public holiday with the holidays and weekends that touch it.',
  })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  from: string;

  @ApiProperty({ type: 'string', example: '09:00', description: 'On the first working day after them.' })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  to: string;

  @ApiProperty({ type: 'boolean', description: 'Whether 29 December to 3 January count as holidays.' })
  @IsBoolean()
  yearEnd: boolean;
}

@ApiSchema({ name: 'IntervalDuty' })
export class IntervalDutyDto extends DutyPatternBase {
  @ApiProperty({ enum: ['interval'] })
  declare kind: 'interval';

  @InstantField('Inclusive, epoch milliseconds.')
  from: number;

  @InstantField('Exclusive, epoch milliseconds.')
  to: number;
}

/** What people may write as a pattern, in OpenAPI and to the validator alike. */
export type DutyPatternDto = WeeklyDutyDto | WeeklySpanDutyDto | HolidaySpanDutyDto | IntervalDutyDto;

export function DutyPatternField(): PropertyDecorator {
  const models = [WeeklyDutyDto, WeeklySpanDutyDto, HolidaySpanDutyDto, IntervalDutyDto];
  return applyDecorators(
    ApiProperty({ oneOf: models.map((dto) => ({ $ref: getSchemaPath(dto) })) }),
    ValidateNested(),
    IsObject(),
    Type(() => DutyPatternBase, {
      keepDiscriminatorProperty: true,
      discriminator: {
        property: 'kind',
        subTypes: [
          { name: 'weekly', value: WeeklyDutyDto },
          { name: 'weekly-span', value: WeeklySpanDutyDto },
          { name: 'holiday-span', value: HolidaySpanDutyDto },
          { name: 'interval', value: IntervalDutyDto },
        ],
      },
    }),
  );
}

@ApiExtraModels(WeeklyDutyDto, WeeklySpanDutyDto, HolidaySpanDutyDto, IntervalDutyDto)
@ApiSchema({ name: 'Duty' })
export class DutyDto {
  @ApiProperty({ type: [String], description: 'Areas; empty for all the station serves.', maxItems: 60 })
  @IsArray()
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @Length(1, 50, { each: true })
  areas: string[];

  @DutyPatternField()
  pattern: DutyPatternDto;

  @ApiProperty({ type: 'boolean', description: 'An absence: off while the pattern holds.' })
  @IsBoolean()
  away: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 99, description: 'Lower is asked first.' })
  @IsInt()
  @Min(0)
  @Max(99)
  rank: number;

  @OptionalTextField('For people.', { max: 200 })
  note?: string;
}

@ApiSchema({ name: 'Duties' })
export class DutiesDto {
  @ApiPropertyOptional({
    type: 'string',
    pattern: '^[0-9a-f]{16}$',
    description: 'The writing this list replaces, as it was read. May be left out only where there is none yet.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{16}$/)
  version?: string;

  @ApiProperty({ type: () => [DutyDto], maxItems: 200 })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DutyDto)
  duties: DutyDto[];
}
