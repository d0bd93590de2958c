// Emergency access over HTTP.
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Operation } from '../http/operation.js';
import { EmergencyAccessDto, OpenEmergencyAccessDto } from './emergency-access.dto.js';
import { EmergencyAccess } from './emergency-access.service.js';
import { Roles, StepUp, Who } from './route-access.js';

@ApiTags('emergency access')
@Controller('api')
export class EmergencyAccessController {
  constructor(private readonly access: EmergencyAccess) {}

  @Post('emergency-access')
  @HttpCode(201)
  @Roles('doctor', 'station')
  @StepUp()
  @Operation(
    'openEmergencyAccess',
    'Look at a patient outside one’s scope for four hours, with a reason. The patient’s doctors and the supervisors are told at once.',
    { answer: EmergencyAccessDto, status: 201 },
  )
  open(@Who() who: Principal, @Body() body: OpenEmergencyAccessDto): Promise<EmergencyAccessDto> {
    return this.access.open(who, body);
  }

  @Get('emergency-access')
  @Roles('centre', 'supervisor', 'doctor', 'station')
  @Operation(
    'listEmergencyAccess',
    'Of the last 90 days, newest first: for seats all, otherwise one’s own and patients’.',
    {
      answer: [EmergencyAccessDto],
    },
  )
  list(@Who() who: Principal): Promise<EmergencyAccessDto[]> {
    return this.access.list(who);
  }

  @Get('patients/:id/emergency-access')
  @Roles('centre', 'supervisor', 'doctor')
  @Operation('listPatientEmergencyAccess', 'Who opened this patient in an emergency, newest first.', {
    answer: [EmergencyAccessDto],
  })
  ofPatient(@Who() who: Principal, @Param('id') id: string): Promise<EmergencyAccessDto[]> {
    return this.access.ofPatient(who, id);
  }

  @Post('emergency-access/:id/end')
  @HttpCode(200)
  @Roles('supervisor', 'doctor', 'station')
  @Operation('endEmergencyAccess', 'End it before it lapses: a supervisor anybody’s, everybody their own.', {
    answer: EmergencyAccessDto,
  })
  end(@Who() who: Principal, @Param('id') id: string): Promise<EmergencyAccessDto> {
    return this.access.end(who, id);
  }
}
