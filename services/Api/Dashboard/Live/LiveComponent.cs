using CcgcStream.Api.Ranking;
using Microsoft.AspNetCore.Components;

namespace CcgcStream.Api.Dashboard.Live;

/// <summary>
/// A component that shows the current ranking and draws itself again when it changes: at most twice a second however
/// fast the changes come, and never later than half a second after one. A drawing that takes longer delays the next.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private ITimer? _timer;
    private int _dirty;
    private int _drawing;
    private bool _disposed;

    [Inject] private protected ScoreBoard Board { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [CascadingParameter] private protected ViewSettings View { get; set; } = default!;

    /// <summary>True when this change concerns what the component shows.</summary>
    private protected abstract bool Concerns(ScoreWindow window);

    /// <summary>Takes the new state over before the component is drawn again.</summary>
    protected virtual Task OnNewsAsync() => Task.CompletedTask;

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Board.Changed += OnChanged;
            _timer = Time.CreateTimer(_ => Draw(), null, Pause, Pause);
            // What changed between the first reading and this moment was heard by nobody.
            _dirty = 1;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops listening.</summary>
    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        Board.Changed -= OnChanged;
        _timer?.Dispose();
    }

    private void OnChanged(IReadOnlyList<ScoreWindow> windows)
    {
        if (windows.Any(Concerns))
        {
            Volatile.Write(ref _dirty, 1);
        }
    }

    private void Draw()
    {
        if (Volatile.Read(ref _dirty) == 1 && Interlocked.Exchange(ref _drawing, 1) == 0)
        {
            _ = InvokeAsync(DrawAsync);
        }
    }

    private async Task DrawAsync()
    {
        try
        {
            Volatile.Write(ref _dirty, 0);
            if (!_disposed)
            {
                await OnNewsAsync();
                StateHasChanged();
            }
        }
        catch (Exception exception) when (!_disposed)
        {
            // Nobody awaits a timer: shown by the error boundary instead of lost.
            await DispatchExceptionAsync(exception);
        }
        finally
        {
            Volatile.Write(ref _drawing, 0);
        }
    }
}
