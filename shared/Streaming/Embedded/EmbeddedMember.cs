using System.Threading.Channels;
using CcgcStream.Streaming.Consuming;

namespace CcgcStream.Streaming.Embedded;

/// <summary>One member of a group: starts a reader for each partition it is given and stops it when it is taken away.</summary>
internal sealed class EmbeddedMember(EmbeddedGroup group, PartitionRunner runner, Func<int, IPartitionSource> source)
{
    private readonly Channel<int[]> _assignments = Channel.CreateUnbounded<int[]>();
    private readonly Dictionary<int, (CancellationTokenSource Stop, Task Run)> _readers = [];

    public void Assign(int[] partitions) => _assignments.Writer.TryWrite(partitions);

    public async Task RunAsync(CancellationToken ct)
    {
        group.Join(this);
        try
        {
            await foreach (var assignment in _assignments.Reader.ReadAllAsync(ct))
            {
                await ApplyAsync(assignment, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The way a member is asked to stop.
        }
        finally
        {
            await StopAsync([.. _readers.Keys]);
            group.Leave(this);
        }
    }

    private async Task ApplyAsync(int[] assignment, CancellationToken ct)
    {
        await StopAsync([.. _readers.Keys.Except(assignment)]);
        foreach (var partition in assignment.Where(p => !_readers.ContainsKey(p)))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            _readers[partition] = (stop, Task.Run(() => ReadAsync(partition, stop.Token), CancellationToken.None));
        }
    }

    private async Task StopAsync(int[] partitions)
    {
        foreach (var partition in partitions)
        {
            await _readers[partition].Stop.CancelAsync();
        }

        foreach (var partition in partitions)
        {
            await _readers[partition].Run;
            _readers[partition].Stop.Dispose();
            _readers.Remove(partition);
        }
    }

    private async Task ReadAsync(int partition, CancellationToken ct)
    {
        try
        {
            await group.Ownership(partition).WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return; // Taken away again before it was ours.
        }

        try
        {
            await runner.RunAsync(source(partition), ct);
        }
        finally
        {
            group.Ownership(partition).Release();
        }
    }
}
