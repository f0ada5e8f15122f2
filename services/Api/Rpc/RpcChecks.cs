using CcgcStream.Api.Problems;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CcgcStream.Api.Rpc;

/// <summary>Tells a caller's mistakes by the status that fits; REST tells the same ones as problem documents.</summary>
internal sealed class RpcChecks : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception problem) when (StatusOf(problem) is { } status)
        {
            throw new RpcException(status);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception problem) when (StatusOf(problem) is { } status)
        {
            throw new RpcException(status);
        }
    }

    private static Status? StatusOf(Exception problem) => problem switch
    {
        QueryProblem query => new Status(StatusCode.InvalidArgument, query.Message),
        NotFoundProblem missing => new Status(StatusCode.NotFound, missing.Message),
        _ => null,
    };
}
