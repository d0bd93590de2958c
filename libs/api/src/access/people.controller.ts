// The people who may log in, for the administrator.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Operation } from '../http/operation.js';
import { SessionInfoDto } from './account.dto.js';
import {
  InvitationsDto,
  InvitedPersonDto,
  NewPersonDto,
  OneTimeLinkDto,
  PersonChangeDto,
  PersonDto,
  RevocationDto,
  RevokedDto,
} from './people.dto.js';
import { PeopleService } from './people.service.js';
import { Roles, StepUp, Who } from './route-access.js';

@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Roles('administrator')
  @Operation('listPeople', 'Everybody with an account.', { answer: [PersonDto] })
  list(): Promise<PersonDto[]> {
    return this.people.list();
  }

  @Post()
  @HttpCode(201)
  @Roles('administrator')
  @StepUp()
  @Operation('createPerson', 'Invite a person; the answer carries the one-time link once.', {
    answer: InvitedPersonDto,
    status: 201,
  })
  create(@Who() who: Principal, @Body() body: NewPersonDto): Promise<InvitedPersonDto> {
    return this.people.invite(who, body);
  }

  @Post('invitations')
  @HttpCode(201)
  @Roles('administrator')
  @StepUp()
  @Operation('invitePeople', 'Invite a station or a care team at once, all or none.', {
    answer: [InvitedPersonDto],
    status: 201,
  })
  inviteAll(@Who() who: Principal, @Body() body: InvitationsDto): Promise<InvitedPersonDto[]> {
    return this.people.inviteAll(who, body);
  }

  @Post('revocations')
  @HttpCode(200)
  @Roles('administrator')
  @StepUp()
  @Operation('revokePeople', 'Close accounts and end their sessions, singly or a station’s at once.', {
    answer: RevokedDto,
  })
  revoke(@Who() who: Principal, @Body() body: RevocationDto): Promise<RevokedDto> {
    return this.people.revoke(who, body);
  }

  @Put(':id')
  @HttpCode(200)
  @Roles('administrator')
  @StepUp()
  @Operation('changePerson', 'Name, role and station; a new role or station ends the person’s sessions.', {
    answer: PersonDto,
  })
  change(@Who() who: Principal, @Param('id') id: string, @Body() body: PersonChangeDto): Promise<PersonDto> {
    return this.people.change(who, id, body);
  }

  @Post(':id/reopen')
  @HttpCode(204)
  @Roles('administrator')
  @StepUp()
  @Operation('reopenPerson', 'Open a closed account again.')
  reopen(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.people.reopen(who, id);
  }

  @Post(':id/link')
  @HttpCode(200)
  @Roles('administrator')
  @StepUp()
  @Operation('issueLink', 'A new one-time link: the invitation again, or a reset of the password.', {
    answer: OneTimeLinkDto,
  })
  link(@Who() who: Principal, @Param('id') id: string): Promise<OneTimeLinkDto> {
    return this.people.link(who, id);
  }

  @Delete(':id/second-factor')
  @HttpCode(204)
  @Roles('administrator')
  @StepUp()
  @Operation('resetSecondFactor', 'For a lost phone: remove every factor and end the sessions.')
  resetSecondFactor(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.people.resetSecondFactor(who, id);
  }

  @Get(':id/sessions')
  @Roles('administrator')
  @Operation('listSessionsOf', 'Where a person is signed in.', { answer: [SessionInfoDto] })
  sessions(@Param('id') id: string): Promise<SessionInfoDto[]> {
    return this.people.sessionsOf(id);
  }

  @Delete(':id/sessions')
  @HttpCode(204)
  @Roles('administrator')
  @StepUp()
  @Operation('endSessionsOf', 'End every session of a person.')
  endSessions(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.people.endSessions(who, id, null);
  }

  @Delete(':id/sessions/:sessionId')
  @HttpCode(204)
  @Roles('administrator')
  @StepUp()
  @Operation('endSessionOf', 'End one session of a person.')
  endSession(@Who() who: Principal, @Param('id') id: string, @Param('sessionId') sessionId: string): Promise<void> {
    return this.people.endSessions(who, id, sessionId);
  }
}
