// Messages over HTTP: own devices and address, the bell, what devices report, and the administrator's view.
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import { AnyRole, Public, Roles, Who } from '../access/route-access.js';
import { Operation } from '../http/operation.js';
import { BellService } from './bell.service.js';
import { NotificationEmailService } from './email.service.js';
import { MessageProofService } from './message-proof.service.js';
import { MessagesOverviewDto } from './messages-overview.dto.js';
import { MessagesOverviewService } from './messages-overview.service.js';
import {
  BellDto,
  ChangePushSubscriptionDto,
  ChannelsAvailableDto,
  ConfirmNotificationEmailDto,
  IncidentNotificationDto,
  NewPushSubscriptionDto,
  NotificationEmailDto,
  PushSubscriptionDto,
  ReportFactDto,
  SetNotificationEmailDto,
} from './notification.dto.js';
import { SubscriptionService } from './subscription.service.js';

@ApiTags('notifications')
@Controller('api/notifications')
export class NotificationsController {
  constructor(
    private readonly bells: BellService,
    private readonly emails: NotificationEmailService,
    private readonly overviews: MessagesOverviewService,
  ) {}

  @Get('bell')
  @AnyRole()
  @Operation('getBell', 'Messages to the person who asks.', { answer: BellDto })
  bell(@Who() who: Principal): Promise<BellDto> {
    return this.bells.bell(who);
  }

  @Post('facts')
  @HttpCode(204)
  @Public()
  @Operation('reportFact', 'A device says that a message arrived or was opened; the message’s own token is the log-in.')
  report(@Body() body: ReportFactDto): Promise<void> {
    return this.bells.report(body);
  }

  @Get('overview')
  @Roles('administrator')
  @Operation('getMessagesOverview', 'What waits, what failed, and who can be reached by what.', {
    answer: MessagesOverviewDto,
  })
  overview(): Promise<MessagesOverviewDto> {
    return this.overviews.overview();
  }

  @Post('people/:id/test')
  @HttpCode(204)
  @Roles('administrator')
  @Operation('testPerson', 'Send a test message on every channel of a person.')
  testPerson(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.overviews.test(who, id);
  }

  @Get('email')
  @AnyRole()
  @Operation('getNotificationEmail', 'Own address for messages.', { answer: NotificationEmailDto })
  email(@Who() who: Principal): Promise<NotificationEmailDto> {
    return this.emails.get(who);
  }

  @Put('email')
  @AnyRole()
  @Operation('setNotificationEmail', 'Give an address; a code is sent to it.', { answer: NotificationEmailDto })
  setEmail(@Who() who: Principal, @Body() body: SetNotificationEmailDto): Promise<NotificationEmailDto> {
    return this.emails.set(who, body);
  }

  @Post('email/confirm')
  @HttpCode(200)
  @AnyRole()
  @Operation('confirmNotificationEmail', 'Type the code; messages go there from now on.', {
    answer: NotificationEmailDto,
  })
  confirmEmail(@Who() who: Principal, @Body() body: ConfirmNotificationEmailDto): Promise<NotificationEmailDto> {
    return this.emails.confirm(who, body);
  }

  @Delete('email')
  @HttpCode(204)
  @AnyRole()
  @Operation('removeNotificationEmail', 'No more e-mail.')
  removeEmail(@Who() who: Principal): Promise<void> {
    return this.emails.remove(who);
  }

  @Post(':id/opened')
  @HttpCode(204)
  @AnyRole()
  @Operation('openedMessage', 'An own message was opened.')
  opened(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.bells.opened(who, id);
  }
}

@ApiTags('notifications')
@Controller('api/notifications')
export class PushSubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @Get('key')
  @AnyRole()
  @Operation('getPushKey', 'What a browser needs to subscribe, and which channels there are.', {
    answer: ChannelsAvailableDto,
  })
  key(): ChannelsAvailableDto {
    return this.subscriptions.available();
  }

  @Get('subscriptions')
  @AnyRole()
  @Operation('listPushSubscriptions', 'Own devices.', { answer: [PushSubscriptionDto] })
  list(@Who() who: Principal): Promise<PushSubscriptionDto[]> {
    return this.subscriptions.list(who);
  }

  @Post('subscriptions')
  @HttpCode(201)
  @AnyRole()
  @Operation(
    'addPushSubscription',
    'Let this device be woken; ten at most. An endpoint belongs to who subscribed last.',
    {
      answer: PushSubscriptionDto,
      status: 201,
    },
  )
  subscribe(@Who() who: Principal, @Body() body: NewPushSubscriptionDto): Promise<PushSubscriptionDto> {
    return this.subscriptions.subscribe(who, body);
  }

  @Patch('subscriptions/:id')
  @AnyRole()
  @Operation('changePushSubscription', 'Name, language, and whether patients’ names may show.', {
    answer: PushSubscriptionDto,
  })
  change(
    @Who() who: Principal,
    @Param('id') id: string,
    @Body() body: ChangePushSubscriptionDto,
  ): Promise<PushSubscriptionDto> {
    return this.subscriptions.change(who, id, body);
  }

  @Delete('subscriptions/:id')
  @HttpCode(204)
  @AnyRole()
  @Operation('removePushSubscription', 'This device is woken no more.')
  remove(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.subscriptions.remove(who, id);
  }

  @Post('subscriptions/:id/test')
  @HttpCode(204)
  @AnyRole()
  @Operation('testPushSubscription', 'Send a test message to this device.')
  test(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.subscriptions.test(who, id);
  }
}

@ApiTags('notifications')
@Controller('api/incidents')
export class IncidentNotificationsController {
  constructor(private readonly proofs: MessageProofService) {}

  @Get(':id/notifications')
  @Roles('centre', 'supervisor')
  @Operation('listIncidentNotifications', 'Who was told of an incident, by which channel, and how far it got.', {
    answer: [IncidentNotificationDto],
  })
  list(@Who() who: Principal, @Param('id') id: string): Promise<IncidentNotificationDto[]> {
    return this.proofs.ofIncident(who, id);
  }
}
