// The search for a doctor, orders, and a doctor's own lists over HTTP.
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { AnyRole, Roles, Who } from '../access/route-access.js';
import { DoctorOrderDto } from '../dispatches/dispatch.dto.js';
import { Operation } from '../http/operation.js';
import { DoctorCalls } from './doctor-calls.js';
import { DoctorChainDto } from './doctor-chain.dto.js';
import {
  CoveredPatientDto,
  DoctorQuestionDto,
  EndDoctorChainDto,
  InboxQuery,
  InboxReportDto,
  ReplyToReportDto,
  SettleDoctorCallDto,
  StartDoctorChainDto,
  TakeDownOrderDto,
  TelephoneDto,
} from './doctor.dto.js';
import { ReportInbox } from './report-inbox.js';
import { Telephones } from './telephones.js';

@ApiTags('doctors')
@Controller('api')
export class DoctorsController {
  constructor(
    private readonly calls: DoctorCalls,
    private readonly inbox: ReportInbox,
    private readonly telephones: Telephones,
  ) {}

  @Post('dispatches/:id/doctor-chain')
  @HttpCode(201)
  @Roles('centre', 'supervisor', 'station')
  @Operation('seekDoctorForDispatch', 'Look for a doctor: family, covering, coordinating; the one under way if any.', {
    answer: DoctorChainDto,
    status: 201,
  })
  seekForDispatch(
    @Who() who: Principal,
    @Param('id') dispatchId: string,
    @Body() body: StartDoctorChainDto,
  ): Promise<DoctorChainDto> {
    return this.calls.start(who, { dispatchId }, body);
  }

  @Get('dispatches/:id/doctor-chain')
  @Roles('centre', 'supervisor', 'station')
  @Operation('listDoctorChainsOfDispatch', 'Searches for a doctor of a visit, newest first.', {
    answer: [DoctorChainDto],
  })
  ofDispatch(@Who() who: Principal, @Param('id') dispatchId: string): Promise<DoctorChainDto[]> {
    return this.calls.of(who, { dispatchId });
  }

  @Post('dispatches/:id/orders')
  @HttpCode(201)
  @Roles('centre', 'supervisor', 'station')
  @Operation('takeDownOrderForDispatch', 'Keep an order given by telephone, read back.', {
    answer: DoctorOrderDto,
    status: 201,
  })
  orderForDispatch(
    @Who() who: Principal,
    @Param('id') dispatchId: string,
    @Body() body: TakeDownOrderDto,
  ): Promise<DoctorOrderDto> {
    return this.calls.takeDown(who, { dispatchId }, body);
  }

  @Post('incidents/:id/doctor-chain')
  @HttpCode(201)
  @Roles('centre', 'supervisor')
  @Operation('seekDoctorForIncident', 'Look for a doctor from the centre; the search under way if any.', {
    answer: DoctorChainDto,
    status: 201,
  })
  seekForIncident(
    @Who() who: Principal,
    @Param('id') incidentId: string,
    @Body() body: StartDoctorChainDto,
  ): Promise<DoctorChainDto> {
    return this.calls.start(who, { incidentId }, body);
  }

  @Get('incidents/:id/doctor-chain')
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('listDoctorChainsOfIncident', 'Searches for a doctor of an incident, newest first.', {
    answer: [DoctorChainDto],
  })
  ofIncident(@Who() who: Principal, @Param('id') incidentId: string): Promise<DoctorChainDto[]> {
    return this.calls.of(who, { incidentId });
  }

  @Post('incidents/:id/orders')
  @HttpCode(201)
  @Roles('centre', 'supervisor')
  @Operation('takeDownOrderForIncident', 'Keep an order given by telephone, read back.', {
    answer: DoctorOrderDto,
    status: 201,
  })
  orderForIncident(
    @Who() who: Principal,
    @Param('id') incidentId: string,
    @Body() body: TakeDownOrderDto,
  ): Promise<DoctorOrderDto> {
    return this.calls.takeDown(who, { incidentId }, body);
  }

  @Post('doctor-calls/:id/outcome')
  @HttpCode(200)
  @Roles('centre', 'supervisor', 'station', 'doctor')
  @Operation('settleDoctorCall', 'How a call went: the doctor’s own word, or as whoever telephoned logs it.', {
    answer: DoctorChainDto,
  })
  settle(@Who() who: Principal, @Param('id') id: string, @Body() body: SettleDoctorCallDto): Promise<DoctorChainDto> {
    return this.calls.settle(who, id, body);
  }

  @Post('doctor-chains/:id/end')
  @HttpCode(200)
  @Roles('centre', 'supervisor', 'station')
  @Operation('endDoctorChain', 'No doctor is looked for any more, with a reason.', { answer: DoctorChainDto })
  end(@Who() who: Principal, @Param('id') id: string, @Body() body: EndDoctorChainDto): Promise<DoctorChainDto> {
    return this.calls.end(who, id, body);
  }

  @Get('doctor/questions')
  @Roles('doctor')
  @Operation('listDoctorQuestions', 'What waits for this doctor, and what was asked in the last week.', {
    answer: [DoctorQuestionDto],
  })
  questions(@Who() who: Principal): Promise<DoctorQuestionDto[]> {
    return this.calls.questions(who);
  }

  @Get('doctor/reports')
  @Roles('doctor')
  @Operation('listInboxReports', 'Nurses’ reports to this doctor: unread first, then newest (at most 100).', {
    answer: [InboxReportDto],
  })
  reports(@Who() who: Principal, @Query() query: InboxQuery): Promise<InboxReportDto[]> {
    return this.inbox.list(who, query.which ?? 'all');
  }

  @Post('doctor/reports/:id/open')
  @HttpCode(200)
  @Roles('doctor')
  @Operation('openInboxReport', 'Note that this doctor has read it.', { answer: InboxReportDto })
  open(@Who() who: Principal, @Param('id') id: string): Promise<InboxReportDto> {
    return this.inbox.open(who, id);
  }

  @Post('doctor/reports/:id/reply')
  @HttpCode(200)
  @Roles('doctor')
  @Operation('replyToInboxReport', 'Reply to the station; it is kept as an order of this doctor.', {
    answer: InboxReportDto,
  })
  reply(@Who() who: Principal, @Param('id') id: string, @Body() body: ReplyToReportDto): Promise<InboxReportDto> {
    return this.inbox.reply(who, id, body);
  }

  @Get('doctor/covered')
  @Roles('doctor')
  @Operation('listCoveredPatients', 'Patients this doctor answers for now beside the own ones.', {
    answer: [CoveredPatientDto],
  })
  covered(@Who() who: Principal): Promise<CoveredPatientDto[]> {
    return this.inbox.covered(who);
  }

  @Get('my/telephone')
  @AnyRole()
  @Operation('getMyTelephone', 'Where this person is reached on duty.', { answer: TelephoneDto })
  telephone(@Who() who: Principal): Promise<TelephoneDto> {
    return this.telephones.own(who);
  }

  @Put('my/telephone')
  @AnyRole()
  @Operation('putMyTelephone', 'Say where this person is reached on duty.', { answer: TelephoneDto })
  putTelephone(@Who() who: Principal, @Body() body: TelephoneDto): Promise<TelephoneDto> {
    return this.telephones.putOwn(who, body);
  }
}
