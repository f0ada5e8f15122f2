using CcgcStream.Alerting.Backtesting;

namespace CcgcStream.Alerting.Tests.Backtesting;

public class NabScoreTests
{
    private static readonly (long, long)[] Windows = [(100, 199), (500, 599)];

    [Fact]
    public void Silence_is_zero_and_seeing_everything_at_once_is_a_hundred()
    {
        Assert.Equal(0, NabScore.Standard.Of([(Windows, [])]), 9);
        Assert.Equal(100, NabScore.Standard.Of([(Windows, [100, 500])]), 9);
    }

    [Fact]
    public void Late_is_worth_less_and_false_alarms_cost()
    {
        var late = NabScore.Standard.Of([(Windows, [180, 580])]);
        Assert.InRange(late, 50, 99);
        Assert.True(NabScore.Standard.Of([(Windows, [100, 500, 900])]) < 100);
        Assert.True(NabScore.LowFalsePositives.Of([(Windows, [100, 500, 900])]) < NabScore.Standard.Of([(Windows, [100, 500, 900])]));
    }
}
