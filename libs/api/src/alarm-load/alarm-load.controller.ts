// Alarm load over HTTP: for people at the centre, as figures and as a file.
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '#access';
import { Roles, StepUp, Who } from '../access/route-access.js';
import { sendCsv } from '../http/csv.js';
import { Operation } from '../http/operation.js';
import { alarmLoadRows } from './alarm-load-csv.js';
import { AlarmLoadCsvQuery, AlarmLoadDto, AlarmLoadQuery } from './alarm-load.dto.js';
import { AlarmLoadService } from './alarm-load.service.js';

@ApiTags('alarm load')
@Controller('api')
export class AlarmLoadController {
  constructor(private readonly service: AlarmLoadService) {}

  @Get('alarm-load')
  @Roles('centre', 'supervisor')
  @Operation('getAlarmLoad', 'Alarm load of the last 24 hours, 7 or 30 days against ISA-18.2 and IEC 62682.', {
    answer: AlarmLoadDto,
  })
  get(@Who() who: Principal, @Query() { span }: AlarmLoadQuery): Promise<AlarmLoadDto> {
    return this.service.load(who, span);
  }

  @Get('alarm-load.csv')
  @Roles('centre', 'supervisor')
  @StepUp()
  @ApiProduces('text/csv')
  @Operation('getAlarmLoadCsv', 'The same as a file.', { status: 200 })
  async csv(
    @Who() who: Principal,
    @Query() { span, language = 'ja' }: AlarmLoadCsvQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const load = await this.service.file(who, span);
    return sendCsv(response, `alarm-load-${span}`, alarmLoadRows(load, language));
  }
}
