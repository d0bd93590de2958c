// A patient's history over HTTP: numerics, ECG, alarms by range.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { AlarmDto } from '../incidents/incident.dto.js';
import { NumericSeriesDto, NumericsQuery, RangeQuery, WaveformQuery, WaveformStretchDto } from './history.dto.js';
import { HistoryService } from './history.service.js';

@ApiTags('history')
@Controller('api/patients/:id')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get('numerics')
  @Roles('centre', 'supervisor', 'doctor', 'station')
  @Operation('getNumerics', 'One signal over a range: raw for at most a day, coarser for longer.', {
    answer: NumericSeriesDto,
  })
  numerics(@Who() who: Principal, @Param('id') id: string, @Query() query: NumericsQuery): Promise<NumericSeriesDto> {
    return this.history.numerics(who, id, query);
  }

  @Get('waveform')
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('getWaveform', 'Stretches of ECG over a range of at most ten minutes; gaps lie between them.', {
    answer: [WaveformStretchDto],
  })
  waveform(
    @Who() who: Principal,
    @Param('id') id: string,
    @Query() query: WaveformQuery,
  ): Promise<WaveformStretchDto[]> {
    return this.history.waveform(who, id, query);
  }

  @Get('alarms')
  @Roles('centre', 'supervisor', 'doctor')
  @Operation(
    'listAlarms',
    'Alarms that stood at any time of the range, newest first (at most 1,000), historical ones too.',
    {
      answer: [AlarmDto],
    },
  )
  alarms(@Who() who: Principal, @Param('id') id: string, @Query() query: RangeQuery): Promise<AlarmDto[]> {
    return this.history.alarms(who, id, query);
  }
}
