// Emergency access: opening a patient outside one's scope, and who did.
export const emergency = {
  title: '緊急アクセス',
  open: {
    title: '担当外の患者を緊急に開く',
    hint: '4時間だけ、見ることができます。変更はできません。開いたことは理由とともに記録され、その患者の医師と責任者にすぐ知らされます。',
    name: '患者の氏名(漢字またはかな)',
    birthDate: '生年月日',
    reason: '理由',
    reasonHint: 'なぜ待てないのかを10文字以上で。患者の医師と責任者が読みます。',
    submit: '理由を記録して開く',
    notFound: 'この氏名と生年月日の患者はいません。もう一度確かめるか、センターに電話してください。',
    done: '{{time}}まで開いています',
  },
  list: {
    own: '自分が開いた記録と、担当の患者の記録',
    all: '90日以内の緊急アクセス',
    empty: '緊急アクセスはありません',
    by: '{{name}}（{{role}}）',
    openUntil: '{{time}}まで開いています',
    lapsed: '{{time}}に自動で終了',
    ended: '{{time}}に{{name}}が終了',
    from: '{{time}}に開始',
    hidden: '担当外の患者',
    end: '終了する',
    endedNow: '緊急アクセスを終了しました',
  },
  note: {
    title: 'この患者への緊急アクセス',
    yours: '緊急アクセスで見ています。{{time}}に自動で終了します。変更はできません。',
    unread: '緊急アクセスの記録を読み込めませんでした。',
    earlier: 'ほかに{{count}}件(30日)',
  },
};
