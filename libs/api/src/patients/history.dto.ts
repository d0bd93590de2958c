// The archive as charts ask for it: numerics by range and resolution, stretches of ECG, alarms.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { RESOLUTIONS, type Resolution } from '#archive';
import { QUALITIES, SIGNAL_NAMES, type Quality, type Signal } from '#vitals';
import { ApiInstant } from '../http/fields.js';

/** `from` inclusive, `to` exclusive; query parameters arrive as text. */
export class RangeQuery {
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Inclusive, epoch milliseconds.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4_102_444_800_000)
  from: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Exclusive, epoch milliseconds.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4_102_444_800_000)
  to: number;
}

export class NumericsQuery extends RangeQuery {
  @ApiProperty({ enum: SIGNAL_NAMES, enumName: 'Signal' })
  @IsIn(SIGNAL_NAMES)
  signal: Signal;

  @ApiProperty({ enum: RESOLUTIONS, enumName: 'Resolution' })
  @IsIn(RESOLUTIONS)
  resolution: Resolution;
}

export class WaveformQuery extends RangeQuery {
  @ApiPropertyOptional({ type: 'string', description: 'IEEE 11073 lead name; default every lead.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{1,8}$/)
  lead?: string;
}

@ApiSchema({ name: 'NumericSample' })
export class NumericSampleDto {
  @ApiInstant('By the device clock.')
  observedAt: number;

  @ApiProperty({ type: 'string' })
  device: string;

  @ApiProperty({ type: 'number' })
  value: number;

  @ApiProperty({ enum: QUALITIES, enumName: 'Quality' })
  quality: Quality;
}

@ApiSchema({ name: 'NumericBucket' })
export class NumericBucketDto {
  @ApiInstant('Start of the bucket.')
  from: number;

  @ApiProperty({ type: 'number' })
  min: number;

  @ApiProperty({ type: 'number' })
  mean: number;

  @ApiProperty({ type: 'number' })
  max: number;

  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiProperty({ type: 'number', description: 'Share of the bucket with usable data, 0 to 1.' })
  coverage: number;
}

/** Raw samples or buckets, by resolution; the other is empty. */
@ApiSchema({ name: 'NumericSeries' })
export class NumericSeriesDto {
  @ApiProperty({ enum: SIGNAL_NAMES, enumName: 'Signal' })
  signal: Signal;

  @ApiProperty({ enum: RESOLUTIONS, enumName: 'Resolution' })
  resolution: Resolution;

  @ApiProperty({ type: () => [NumericSampleDto] })
  samples: NumericSampleDto[];

  @ApiProperty({ type: () => [NumericBucketDto] })
  buckets: NumericBucketDto[];
}

@ApiSchema({ name: 'WaveformStretch' })
export class WaveformStretchDto {
  @ApiInstant('Of the first sample, by the device clock.')
  observedAt: number;

  @ApiProperty({ type: 'number' })
  rateHz: number;

  @ApiProperty({ type: 'number' })
  microvoltsPerBit: number;

  @ApiProperty({ type: 'string' })
  lead: string;

  @ApiProperty({ type: 'string', format: 'byte', description: 'Little-endian int16; −32768 is no valid sample.' })
  samples: string;
}
