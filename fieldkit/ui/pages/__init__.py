"""The pages: each sets data, emits intent, and knows neither store nor other pages."""
