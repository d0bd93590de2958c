// The roster as iCalendar files and addresses over HTTP.
import { Controller, Delete, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Principal } from '#access';
import { Public, Roles, StepUp, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { Refusal } from '../http/refusal.js';
import { AddressDto, ImportDto, ImportQuery } from './calendar.dto.js';
import { MAX_CALENDAR_BYTES } from './ical-import.js';
import { RosterCalendarService } from './roster-calendar.service.js';
import { RosterExportQuery } from './roster.dto.js';

/** Read on past what is taken, so that whoever sends too much is told so rather than cut off; up to here. */
const MOST_READ_BYTES = 16 * MAX_CALENDAR_BYTES;
const CALENDAR = 'text/calendar; charset=utf-8';

@ApiTags('roster')
@Controller('api/roster')
export class RosterCalendarController {
  constructor(private readonly calendars: RosterCalendarService) {}

  @Get('calendar.ics')
  @Header('Content-Type', CALENDAR)
  @Header('Content-Disposition', 'attachment; filename="roster.ics"')
  @Roles('centre', 'supervisor', 'station', 'doctor', 'administrator')
  @StepUp()
  @ApiProduces('text/calendar')
  @Operation('exportRoster', 'Every duty as an iCalendar, or one subject’s.')
  @HttpCode(200)
  export(@Query() { subjectId }: RosterExportQuery): Promise<string> {
    return this.calendars.exportDuties(subjectId);
  }

  @Post('import')
  @HttpCode(200)
  @Roles('supervisor', 'administrator', 'doctor')
  @ApiConsumes('text/calendar')
  @ApiBody({ schema: { type: 'string' } })
  @Operation('importRoster', 'Take an iCalendar in, or see what would come of it.', { answer: ImportDto })
  async import(@Who() who: Principal, @Query() query: ImportQuery, @Req() request: Request): Promise<ImportDto> {
    return this.calendars.take(who, await calendarText(request), query);
  }

  @Get('feed/:file')
  @Public()
  @Header('Content-Type', CALENDAR)
  @Header('Cache-Control', 'private, no-store')
  @Header('Referrer-Policy', 'no-referrer')
  @ApiProduces('text/calendar')
  @Operation('subscribeRoster', 'One subject’s shifts, for whoever has the secret address.')
  @HttpCode(200)
  feed(@Param('file') file: string): Promise<string> {
    return this.calendars.feed(file.replace(/\.ics$/, ''));
  }

  @Post('addresses/:subjectId')
  @Roles('supervisor', 'administrator', 'doctor', 'station')
  @Operation('renewRosterAddress', 'A new secret address; the one before opens nothing any more.', {
    answer: AddressDto,
    status: 201,
  })
  renew(@Who() who: Principal, @Param('subjectId') subjectId: string): Promise<AddressDto> {
    return this.calendars.renewAddress(who, subjectId);
  }

  @Delete('addresses/:subjectId')
  @HttpCode(204)
  @Roles('supervisor', 'administrator', 'doctor', 'station')
  @Operation('withdrawRosterAddress', 'No address any more.')
  withdraw(@Who() who: Principal, @Param('subjectId') subjectId: string): Promise<void> {
    return this.calendars.withdrawAddress(who, subjectId);
  }
}

/** The body as text; read here, with a bound, because the house's parsers take JSON alone. */
async function calendarText(request: Request): Promise<string> {
  if (!/^text\/calendar\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(400, 'ROSTER.NOT_A_CALENDAR', 'Send the file as text/calendar.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_CALENDAR_BYTES) chunks.push(chunk);
    if (size > MOST_READ_BYTES) break;
  }
  if (size > MAX_CALENDAR_BYTES) {
    throw new Refusal(400, 'ROSTER.CALENDAR_TOO_LARGE', 'A calendar of more than 1 MiB is not taken.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal(400, 'ROSTER.NOT_UTF8', 'A calendar is UTF-8 text.');
  }
}
