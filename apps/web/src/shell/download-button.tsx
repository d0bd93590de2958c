// A file to keep, asked for like any other data: so that the centre may ask for a fresh proof first, and a refusal is told
// in words rather than saved as a file.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useProblemText } from './problem-text.js';
import { saveFile } from './save-file.js';

interface DownloadButtonProps {
  readonly label: string;
  /** Of the file. */
  readonly name: string;
  readonly load: () => Promise<Blob>;
}

export function DownloadButton({ label, name, load }: DownloadButtonProps): ReactElement {
  const problemText = useProblemText();
  const loading = useMutation({ mutationFn: async () => saveFile(await load(), name) });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={loading.isPending}
        onClick={() => loading.mutate()}
      >
        {label}
      </Button>
      {loading.isError && <p role="alert">{problemText(loading.error)}</p>}
    </>
  );
}
