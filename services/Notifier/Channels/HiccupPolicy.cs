using Polly;
using Polly.Retry;

namespace CcgcStream.Notifier.Channels;

/// <summary>Two quick repetitions of an attempt whose connection broke; an answer, whatever it says, is not repeated at once.</summary>
internal static class HiccupPolicy
{
    public static ResiliencePipeline Build(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(e => e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(100),
        })
        .Build();
}
